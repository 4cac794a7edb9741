package it.varco.policy.keycloak.audit;

/** The details that our events carry beside Keycloak's own. */
public final class AuditDetails {

    /** Our code for what happened, as the troubleshooting page lists it. */
    public static final String CODE = "varco_code";

    /** Every code that applied, where more than one did, separated by blanks. */
    public static final String ALL_CODES = "varco_codes";

    /** The reference that the person's page shows, so that the help desk finds the event. */
    public static final String REFERENCE = "varco_reference";

    /** The sign-in method's slug. */
    public static final String METHOD = "varco_method";

    /** The registry entry that was asked: only ever an entity id that the registry holds. */
    public static final String ENTRY = "varco_entry";

    /** The id of the account that tried something with another's. */
    public static final String BY = "varco_by";

    /** The id of the second account that it is about: the one that goes, where two become one. */
    public static final String OTHER = "varco_other";

    /** What became of the password that the account had: {@code keep} or {@code remove}. */
    public static final String PASSWORD = "varco_password";

    /** The area of the admin endpoints that was called. */
    public static final String AREA = "varco_area";

    /** The slug of the profile that it is about. */
    public static final String PROFILE = "varco_profile";

    /** Where a grant stands after it. */
    public static final String STATE = "varco_state";

    /** On what word about revocation a card was let in. */
    public static final String REVOCATION = "varco_revocation";

    private AuditDetails() {}
}
