package it.varco.legacy.keycloak.issue;

/** What was sent is no request; the message names the field, and nothing of what was in it. */
final class MalformedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRequest(String field) {
        super(field + " is missing, or is not what it must be");
    }
}
