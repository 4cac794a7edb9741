package it.varco.legacy.keycloak.step;

import org.keycloak.events.Errors;

/** Why a password opened nothing. The operator reads which; to the person all are one. */
enum PasswordRefusal {
    WRONG_PASSWORD("PLAN-P01", Errors.INVALID_USER_CREDENTIALS),
    /** Also where what was typed is no fiscal code at all. */
    UNKNOWN_PERSON("PLAN-P02", Errors.USER_NOT_FOUND),
    /** Two accounts have the code; an operator must make them one. */
    TWO_ACCOUNTS("PLAN-P03", Errors.USER_NOT_FOUND),
    NO_PASSWORD("PLAN-P04", Errors.INVALID_USER_CREDENTIALS),
    /** The password is right, but the body has no record of having given it out. */
    NO_RECORD("PLAN-P05", Errors.INVALID_USER_CREDENTIALS),
    DISABLED("PLAN-P06", Errors.USER_DISABLED),
    LOCKED_OUT("PLAN-P07", Errors.USER_TEMPORARILY_DISABLED),
    /** The person of the session signs in again, and this is another one. */
    ANOTHER_PERSON("PLAN-P08", Errors.DIFFERENT_USER_AUTHENTICATED),
    /** No password opens anything any more on this day. */
    NOT_OFFERED("PLAN-P09", Errors.NOT_ALLOWED);

    private final String code;
    private final String error;

    PasswordRefusal(String code, String error) {
        this.code = code;
        this.error = error;
    }

    /** The code that the troubleshooting page explains. */
    String code() {
        return code;
    }

    /** What the event says in Keycloak's words. */
    String error() {
        return error;
    }
}
