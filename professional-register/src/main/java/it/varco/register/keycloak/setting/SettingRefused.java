package it.varco.register.keycloak.setting;

/** A field of the component that holds what it may not. */
final class SettingRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason without apostrophes and braces, which Keycloak would take for its own */
    SettingRefused(SettingField field, String reason) {
        super(field.key() + " " + reason);
    }
}
