package it.varco.policy.keycloak.plan;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.grant.GrantReader;
import it.varco.policy.keycloak.setting.RealmSetting;
import it.varco.policy.plan.PlanReading;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The policy by which a realm decides. Compiled once on each node; a realm without a plan, or with one that cannot be read,
 * has a policy that refuses everything.
 */
public final class RealmPlans {

    private RealmPlans() {}

    /** The policy of the realm in the session's context. */
    public static AccessPolicy policyOf(KeycloakSession session) {
        return policyOf(session, session.getContext().getRealm());
    }

    /** The policy of that realm. */
    public static AccessPolicy policyOf(KeycloakSession session, RealmModel realm) {
        return factory(session).policy(realm);
    }

    /** Reads the texts of grants, for all realms of this node. */
    public static GrantReader grantsOf(KeycloakSession session) {
        return factory(session).grants();
    }

    /** What is in a document, which need not be published. */
    public static PlanReading read(KeycloakSession session, String document) {
        return factory(session).read(document);
    }

    private static RealmPlan factory(KeycloakSession session) {
        return (RealmPlan)
                session.getKeycloakSessionFactory().getProviderFactory(RealmSetting.class, RealmPlan.PROVIDER_ID);
    }
}
