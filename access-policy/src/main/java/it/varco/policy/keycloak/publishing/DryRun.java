package it.varco.policy.keycloak.publishing;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.PlanVersion;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.keycloak.plan.PlanRefused;
import it.varco.policy.keycloak.plan.RealmPlans;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.PlanFault;
import it.varco.policy.plan.PlanReading;
import it.varco.policy.plan.PolicyZone;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.util.JsonSerialization;

/** Looks at all people of a realm twice, as it is now and as it would be, and writes down who would notice. */
final class DryRun implements StreamingOutput {

    static final String LINES = "application/x-ndjson";

    /** Each page has a session of its own, so that memory does not grow with the number of people. */
    private static final int PAGE = 500;

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final Situation before;
    private final Situation after;
    private final List<MethodRule> methods;

    private DryRun(KeycloakSessionFactory factory, String realmId, Situation before, Situation after) {
        this.factory = factory;
        this.realmId = realmId;
        this.before = before;
        this.after = after;
        this.methods = Stream.concat(after.methods(), before.methods())
                .collect(Collectors.toMap(
                        MethodRule::method, rule -> rule, (ofAfter, ofBefore) -> ofAfter, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** @throws PlanRefused where something is wrong with the document or the day */
    static DryRun of(AdminCall call, Optional<String> day, String document) {
        Instant now = PolicyClock.of(call.session()).now();
        Instant then = day.map(DryRun::startOf).orElse(now);
        AccessPolicy present = RealmPlans.policyOf(call.session());
        return new DryRun(
                call.session().getKeycloakSessionFactory(),
                call.realm().getId(),
                new Situation(present, now),
                new Situation(
                        candidate(call.session(), document)
                                .filter(policy -> policy.at(then).isPresent())
                                .orElse(present),
                        then));
    }

    @Override
    public void write(OutputStream out) throws IOException {
        DryRunTotals totals = new DryRunTotals();
        int first = 0;
        int found;
        do {
            int from = first;
            List<Set<RoleChange>> page =
                    KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> page(session, from));
            for (Set<RoleChange> changes : page) {
                totals.count(changes);
                for (RoleChange change : changes) {
                    line(out, change);
                }
            }
            out.flush();
            found = page.size();
            first += found;
        } while (found == PAGE);
        line(out, Map.of("totals", totals.asJson()));
        out.flush();
    }

    private List<Set<RoleChange>> page(KeycloakSession session, int first) {
        RealmModel realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
        return session.users()
                .searchForUserStream(realm, Map.of(UserModel.INCLUDE_SERVICE_ACCOUNT, "false"), first, PAGE)
                .map(user -> changes(session, user))
                .toList();
    }

    private Set<RoleChange> changes(KeycloakSession session, UserModel user) {
        return methods.stream()
                .filter(rule -> isOpenTo(user, rule))
                .map(rule -> RoleChange.between(
                        user.getId(),
                        rule.method().slug(),
                        before.roles(session, user, rule.typicalSignIn()),
                        after.roles(session, user, rule.typicalSignIn())))
                .filter(RoleChange::isAny)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A password of the body's is looked at for those who have one. */
    private static boolean isOpenTo(UserModel user, MethodRule rule) {
        return !rule.method().isLegacyCredential()
                || PersonRecords.of(user)
                        .legacyCredential()
                        .filter(credential -> credential.kind() == rule.method())
                        .isPresent();
    }

    private static Optional<AccessPolicy> candidate(KeycloakSession session, String document) {
        if (document.isBlank()) {
            return Optional.empty();
        }
        PlanReading reading = RealmPlans.read(session, document);
        if (reading instanceof PlanReading.Refused refused) {
            throw PlanRefused.because(refused.faults());
        }
        CompiledPlan plan = CompiledPlan.of(((PlanReading.Accepted) reading).plan());
        return Optional.of(AccessPolicy.of(List.of(new PlanVersion(1, plan))));
    }

    private static Instant startOf(String day) {
        try {
            return PolicyZone.startOf(LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw PlanRefused.because(List.of(new PlanFault("?day", "is no day, such as 2021-05-17")));
        }
    }

    private static void line(OutputStream out, Object value) throws IOException {
        out.write(JsonSerialization.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
