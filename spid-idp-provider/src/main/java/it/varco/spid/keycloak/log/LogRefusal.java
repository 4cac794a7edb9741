package it.varco.spid.keycloak.log;

import it.varco.policy.keycloak.admin.AdminCall;
import jakarta.ws.rs.core.Response;

/** Why a call about the register was refused. */
enum LogRefusal {
    NOT_THE_FORM("LOG-03", Response.Status.BAD_REQUEST, "the call holds something else than it can"),
    UNKNOWN("LOG-04", Response.Status.NOT_FOUND, "the register has no such record"),
    UNREADABLE(
            "LOG-05",
            Response.Status.CONFLICT,
            "the record cannot be opened: its key is missing, or somebody has altered it; verify the register"),
    UNRECORDED("LOG-06", Response.Status.CONFLICT, "the reading could not be written down, so nothing is shown");

    private final String code;
    private final Response.Status status;
    private final String text;

    LogRefusal(String code, Response.Status status, String text) {
        this.code = code;
        this.status = status;
        this.text = text;
    }

    String code() {
        return code;
    }

    /** The answer as an exception, after an event that names who tried and nobody else. */
    RuntimeException of(AdminCall call) {
        return call.refused(status, code, text);
    }
}
