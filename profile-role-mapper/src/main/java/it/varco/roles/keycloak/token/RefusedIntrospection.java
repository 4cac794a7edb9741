package it.varco.roles.keycloak.token;

/** The session of a token that is introspected may no longer be. */
final class RefusedIntrospection extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    RefusedIntrospection(String code) {
        super(code);
        this.code = code;
    }

    String code() {
        return code;
    }
}
