package it.varco.policy.keycloak.plan;

import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.PlanVersion;
import it.varco.policy.plan.PlanDocument;
import it.varco.policy.plan.PlanReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * What this node has compiled. A realm's policy stays as long as its component holds the same texts; Keycloak's realm cache
 * sees to it that every node reads a new version with its next request.
 */
final class CompiledPolicies {

    private static final Logger LOG = Logger.getLogger(CompiledPolicies.class);

    private static final AccessPolicy NOTHING = AccessPolicy.of(List.of());

    /** So many realms are remembered; with more, all are compiled anew, which is slow and right. */
    private static final int MOST_REALMS = 1000;

    private final PlanDocument reader;
    private final Map<String, Entry> byRealm = new ConcurrentHashMap<>();

    CompiledPolicies(PlanDocument reader) {
        this.reader = reader;
    }

    /** The compiled history, and the texts that it was compiled from. */
    private record Entry(List<String> texts, Map<String, PlanVersion> versions, AccessPolicy policy) {}

    AccessPolicy of(RealmModel realm) {
        Optional<ComponentModel> component = RealmPlan.component(realm);
        if (component.isEmpty()) {
            byRealm.remove(realm.getId());
            return NOTHING;
        }
        List<String> texts = PlanHistory.texts(component.get());
        Entry known = byRealm.get(realm.getId());
        if (known != null && isSame(known.texts(), texts)) {
            return known.policy();
        }
        Entry fresh = compile(realm, texts, known == null ? Map.of() : known.versions());
        if (byRealm.size() >= MOST_REALMS) {
            byRealm.clear();
        }
        byRealm.put(realm.getId(), fresh);
        return fresh.policy();
    }

    /** The texts in the realm cache are the same objects from request to request: no character is compared. */
    private static boolean isSame(List<String> known, List<String> texts) {
        return known == texts || known.equals(texts);
    }

    private Entry compile(RealmModel realm, List<String> texts, Map<String, PlanVersion> known) {
        Map<String, PlanVersion> versions = new ConcurrentHashMap<>();
        List<PlanVersion> found = new ArrayList<>();
        for (String text : texts) {
            Optional<PlanVersion> version = Optional.ofNullable(known.get(text)).or(() -> compile(text));
            if (version.isEmpty()) {
                LOG.errorf(
                        "PLAN-V05 a stored version of the plan of realm %s cannot be read: nobody gets a role",
                        realm.getName());
                return new Entry(texts, Map.of(), NOTHING);
            }
            versions.put(text, version.get());
            found.add(version.get());
        }
        return new Entry(texts, Map.copyOf(versions), AccessPolicy.of(found));
    }

    private Optional<PlanVersion> compile(String text) {
        return PublishedVersion.parse(text)
                .flatMap(version -> reader.read(version.document()) instanceof PlanReading.Accepted accepted
                        ? Optional.of(new PlanVersion(version.number(), CompiledPlan.of(accepted.plan())))
                        : Optional.empty());
    }
}
