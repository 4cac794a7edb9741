package it.varco.register.reception;

import java.util.Locale;

/**
 * Why a call is refused, as the caller is told it. What was wrong with a token or a signature is for our log alone: the caller
 * learns that it was not believed.
 */
public enum CallRefusal {
    /** The realm has no register, or the path leads nowhere. */
    NOT_HERE("REG-01", 404, "There is nothing here", "The description of this service is in openapi.json beside it."),
    METHOD("REG-02", 405, "Not by this method", "The header Allow says by which."),
    CONTENT_TYPE(
            "REG-03",
            415,
            "Not a type that is read here",
            "One message is application/json; several, one a line, are application/x-ndjson. Both are UTF-8."),
    CONTENT_ENCODING("REG-04", 415, "Not encoded", "The body is sent as it is, without a Content-Encoding."),
    BODY_TOO_LONG("REG-05", 413, "Too long", "The body is longer than any call needs to be."),
    TOO_MANY("REG-06", 413, "Too many messages", "Send fewer in one call."),
    /** Who calls cannot be told, or not believed. */
    NOT_KNOWN("REG-07", 401, "Who are you?", "The call does not prove whose it is."),
    /** Genuine, and of somebody who is not the Order. */
    NOT_THE_ORDER("REG-08", 403, "Not the Order", "Whoever calls is known, and may not communicate here."),
    TOO_FAST("REG-09", 429, "Too fast", "Wait for as long as the header Retry-After says."),
    MALFORMED("REG-10", 400, "Not a message", "Nothing was taken. Each fault names the message and its field."),
    IMPOSSIBLE("REG-11", 422, "This cannot be", "Nothing was taken. Each fault names the message and its field."),
    CONTRADICTED(
            "REG-12",
            409,
            "Said otherwise before",
            "Nothing was taken. These event ids were received before with another content."),
    /** Something failed here: most likely the database. */
    NOT_STORED("REG-13", 503, "Not now", "Nothing was taken. Send the same again later."),
    /** By the rules of the interoperability model, before anybody asks who signed it. */
    NOT_AS_AGREED(
            "REG-14",
            400,
            "Not as the interoperability model has it",
            "A header that must be there is missing, is there twice, or does not fit the body."),
    /** The keys of PDND cannot be had. */
    NO_KEYS("REG-15", 503, "Not now", "Signatures cannot be verified at the moment. Send again later, signed anew."),
    NOT_SECURE("REG-16", 403, "Not over an open line", "Call by https.");

    private final String code;
    private final int status;
    private final String title;
    private final String detail;

    CallRefusal(String code, int status, String title, String detail) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** The code that the troubleshooting page explains. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The kind of problem as a URI that never changes (RFC 9457, {@code type}). */
    public String type() {
        return "urn:varco:problem:" + code.toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
