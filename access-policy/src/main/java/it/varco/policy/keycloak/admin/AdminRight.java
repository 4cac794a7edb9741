package it.varco.policy.keycloak.admin;

/** What an administrator of the {@code master} realm must be able to do with the realm. */
public enum AdminRight {
    /** Keycloak's {@code view-realm}. */
    VIEW,
    /** Keycloak's {@code manage-realm}. */
    MANAGE
}
