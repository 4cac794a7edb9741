package it.varco.testidp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of AgID's anomaly table that an identity provider can tell a service provider about. */
enum Anomaly {
    NOT_CONFORMANT(8, "Requester"),
    WRONG_VERSION(9, "VersionMismatch"),
    MALFORMED_ID(11, "Requester"),
    WRONG_AUTHN_CONTEXT(12, "Requester", "NoAuthnContext"),
    WRONG_ISSUE_INSTANT(13, "Requester", "RequestDenied"),
    WRONG_DESTINATION(14, "Requester", "RequestUnsupported"),
    PASSIVE(15, "Requester", "NoPassive"),
    WRONG_ASSERTION_CONSUMER(16, "Requester", "RequestUnsupported"),
    WRONG_NAME_ID_FORMAT(17, "Requester", "RequestUnsupported"),
    WRONG_ATTRIBUTE_SET(18, "Requester", "RequestUnsupported"),
    REPEATED_WRONG_CREDENTIALS(19, "Responder", "AuthnFailed"),
    LEVEL_NOT_REACHED(20, "Responder", "AuthnFailed"),
    TIMEOUT(21, "Responder", "AuthnFailed"),
    CONSENT_REFUSED(22, "Responder", "AuthnFailed"),
    SUSPENDED(23, "Responder", "AuthnFailed"),
    CANCELLED(25, "Responder", "AuthnFailed"),
    WRONG_IDENTITY_TYPE(30, "Responder", "AuthnFailed");

    private final int number;
    private final List<String> statusCodes;

    Anomaly(int number, String... statusCodes) {
        this.number = number;
        this.statusCodes = List.of(statusCodes);
    }

    static Optional<Anomaly> numbered(int number) {
        return Arrays.stream(values())
                .filter(anomaly -> anomaly.number == number)
                .findFirst();
    }

    /** Status code first, then the one nested in it. */
    List<String> statusCodes() {
        return statusCodes.stream().map(Saml.STATUS::concat).toList();
    }

    /** AgID pads to two digits: {@code nr08}. */
    String statusMessage() {
        return String.format(Locale.ROOT, "ErrorCode nr%02d", number);
    }
}
