package it.varco.register.keycloak.admin;

import it.varco.policy.keycloak.admin.AdminCall;
import jakarta.ws.rs.core.Response;

/** Why a call of an operator's was refused. */
enum RegisterRefusal {
    NO_REGISTER(
            "REG-27",
            Response.Status.NOT_FOUND,
            "the plan in force has no profile of that name whose roles a register gives"),
    NO_HEADER(
            "REG-28",
            Response.Status.BAD_REQUEST,
            "the first line is no header: it names fiscalCode, state and since, and level where there is one, and nothing else"),
    NOT_THE_FORM("REG-37", Response.Status.BAD_REQUEST, "the call holds something else than it can"),
    NOT_UTF_8("REG-38", Response.Status.UNSUPPORTED_MEDIA_TYPE, "the body is to be UTF-8"),
    UNKNOWN_PERSON("REG-39", Response.Status.NOT_FOUND, "the register knows nobody with that fiscal code");

    private final String code;
    private final Response.Status status;
    private final String text;

    RegisterRefusal(String code, Response.Status status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    /** The answer as an exception, after an event that names who tried and nobody else. */
    RuntimeException of(AdminCall call) {
        return call.refused(status, code, text);
    }
}
