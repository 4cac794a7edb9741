package it.varco.policy.keycloak.plan;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.grant.GrantReader;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.keycloak.setting.RealmSetting;
import it.varco.policy.keycloak.setting.RealmSettingFactory;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.PlanDocument;
import it.varco.policy.plan.PlanFault;
import it.varco.policy.plan.PlanReading;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.managers.RealmManager;

/**
 * The realm component {@code varco-plan}. A realm has one. It holds the document and every version of it that was ever
 * published; changing the document publishes a version, and nothing changes what was published.
 */
public final class RealmPlan extends RealmSettingFactory {

    public static final String PROVIDER_ID = "varco-plan";

    static final String DOCUMENT = "document";
    static final String HISTORY = "history";

    /** Those of the people who are signed in now; a grant takes about a kilobyte. */
    private static final int MOST_GRANTS_REMEMBERED = 4_000;

    private final PlanDocument reader = new PlanDocument();
    private final GrantReader grants = new GrantReader(MOST_GRANTS_REMEMBERED);
    private final CompiledPolicies policies = new CompiledPolicies(reader);

    /** The component of that realm; none where there is no plan, and then nobody may do anything. */
    static Optional<ComponentModel> component(RealmModel realm) {
        return all(realm, PROVIDER_ID).findFirst();
    }

    /**
     * Publishes a document in that realm.
     *
     * @throws PlanRefused where something is wrong with it
     */
    public static void publish(RealmModel realm, String document) {
        Optional<ComponentModel> stored = component(realm);
        if (stored.isEmpty()) {
            ComponentModel plan = new ComponentModel();
            plan.setName(PROVIDER_ID);
            plan.setParentId(realm.getId());
            plan.setProviderType(RealmSetting.class.getName());
            plan.setProviderId(PROVIDER_ID);
            plan.put(DOCUMENT, document);
            realm.addComponentModel(plan);
        } else {
            // What the realm cache holds is everybody's: a copy is changed.
            ComponentModel plan = new ComponentModel(stored.get());
            plan.getConfig().putSingle(DOCUMENT, document);
            realm.updateComponent(plan);
        }
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "What each way of signing in may still do for whom on which day.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigProperty document = new ProviderConfigProperty(
                DOCUMENT,
                "varco.plan.document.label",
                "varco.plan.document.help",
                ProviderConfigProperty.TEXT_TYPE,
                null);
        document.setRequired(true);
        ProviderConfigProperty history = new ProviderConfigProperty(
                HISTORY,
                "varco.plan.history.label",
                "varco.plan.history.help",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                null);
        history.setReadOnly(true);
        return List.of(document, history);
    }

    /** Also where a version is published: the document is the new one, the history the old one. */
    @Override
    protected void validate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        refuseTheRealmsOwnAdministrator(session);
        Optional<ComponentModel> stored = component(realm);
        if (stored.isPresent() && !stored.get().getId().equals(model.getId())) {
            throw PlanRefused.because(PlanRefused.SECOND_PLAN, "the realm has a plan already");
        }
        PlanHistory brought = PlanHistory.of(model)
                .orElseThrow(() -> PlanRefused.because(PlanRefused.REWRITTEN, "the history cannot be read"));
        Plan plan = accepted(model.getConfig().getFirst(DOCUMENT));
        if (stored.isPresent()) {
            refuseAnotherHistory(stored.get(), model);
            refuseThePast(session, brought, plan, model);
        } else {
            refuseAFalseHistory(brought, model);
        }
        publish(session, brought, model);
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (RealmStage.of(realm) == Stage.PRODUCTION) {
            throw PlanRefused.because(
                    PlanRefused.IN_PRODUCTION, "the plan of a realm in production cannot be taken away");
        }
    }

    /** A realm's own administrator manages its components, and the plan is one; nobody in the realm decides on it. */
    private static void refuseTheRealmsOwnAdministrator(KeycloakSession session) {
        UserSessionModel caller = session.getContext().getUserSession();
        if (caller != null && !RealmManager.isAdministrationRealm(caller.getRealm())) {
            throw PlanRefused.because(
                    PlanRefused.OWN_ADMINISTRATOR, "an administrator of master alone publishes a plan");
        }
    }

    GrantReader grants() {
        return grants;
    }

    AccessPolicy policy(RealmModel realm) {
        return policies.of(realm);
    }

    PlanReading read(String document) {
        return reader.read(document);
    }

    private Plan accepted(String document) {
        PlanReading reading = reader.read(document == null ? "" : document);
        if (reading instanceof PlanReading.Refused refused) {
            throw PlanRefused.because(refused.faults());
        }
        return ((PlanReading.Accepted) reading).plan();
    }

    private static void refuseAnotherHistory(ComponentModel stored, ComponentModel model) {
        if (!PlanHistory.of(stored).equals(PlanHistory.of(model))) {
            throw PlanRefused.because(PlanRefused.REWRITTEN, "what was published cannot be changed");
        }
    }

    /** What was decided on a day that is over stays as it was decided. */
    private static void refuseThePast(KeycloakSession session, PlanHistory history, Plan plan, ComponentModel model) {
        LocalDate today = PolicyZone.dayOf(PolicyClock.of(session).now());
        if (isNew(history, model)
                && !history.versions().isEmpty()
                && plan.effectiveFrom().isBefore(today)) {
            throw PlanRefused.because(
                    List.of(new PlanFault("/effectiveFrom", "is before today, " + today + ": that day is over")));
        }
    }

    private void refuseAFalseHistory(PlanHistory brought, ComponentModel model) {
        if (brought.versions().isEmpty()) {
            return;
        }
        if (!brought.isCountedFromOne() || isNew(brought, model)) {
            throw PlanRefused.because(
                    PlanRefused.REWRITTEN, "the history does not count from one to the present document");
        }
        brought.versions().forEach(version -> accepted(version.document()));
    }

    private static void publish(KeycloakSession session, PlanHistory history, ComponentModel model) {
        if (!isNew(history, model)) {
            return;
        }
        if (history.versions().size() >= PlanHistory.MOST) {
            throw PlanRefused.because(
                    PlanRefused.REWRITTEN, "a realm keeps " + PlanHistory.MOST + " versions and no more");
        }
        history.with(new PublishedVersion(
                        history.versions().size() + 1,
                        Instant.now(),
                        publisher(session),
                        model.getConfig().getFirst(DOCUMENT)))
                .writeTo(model);
    }

    private static boolean isNew(PlanHistory history, ComponentModel model) {
        return history.latest()
                .filter(version -> version.document().equals(model.getConfig().getFirst(DOCUMENT)))
                .isEmpty();
    }

    private static String publisher(KeycloakSession session) {
        UserSessionModel caller = session.getContext().getUserSession();
        return caller == null ? PublishedVersion.IMPORT : caller.getUser().getId();
    }
}
