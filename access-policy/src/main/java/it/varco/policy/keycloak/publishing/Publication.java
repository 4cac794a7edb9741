package it.varco.policy.keycloak.publishing;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.plan.PlanHistory;
import it.varco.policy.keycloak.plan.PublishedVersion;
import it.varco.policy.keycloak.plan.RealmPlan;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.cluster.ExecutionResult;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Publishes a version after the one that the publisher has seen, one publication at a time in the whole cluster. */
final class Publication {

    private static final String LOCK = "varco-plan::";
    private static final int LOCK_SECONDS = 60;

    private final AdminCall call;

    Publication(AdminCall call) {
        this.call = call;
    }

    PublishedVersion publish(String document, String ifMatch) {
        ExecutionResult<PublishedVersion> result = call.session()
                .getProvider(ClusterProvider.class)
                .executeIfNotExecuted(
                        LOCK + call.realm().getId(), LOCK_SECONDS, () -> inItsOwnTransaction(document, ifMatch));
        if (!result.isExecuted()) {
            throw AdminRefusal.of(Response.Status.CONFLICT, "PLAN-V08", "somebody else is publishing at this moment");
        }
        return result.getResult();
    }

    /** Committed before the lock is given back. */
    private PublishedVersion inItsOwnTransaction(String document, String ifMatch) {
        KeycloakSession outer = call.session();
        return KeycloakModelUtils.runJobInTransactionWithResult(
                outer.getKeycloakSessionFactory(),
                outer.getContext(),
                session -> {
                    session.getContext().setUserSession(outer.getContext().getUserSession());
                    return write(call.in(session), document, ifMatch);
                },
                "publication of a plan");
    }

    private static PublishedVersion write(AdminCall call, String document, String ifMatch) {
        Optional<PublishedVersion> before = PlanHistory.of(call.realm()).latest();
        requireMatch(before.map(EntityTags::of), Optional.ofNullable(ifMatch));
        RealmPlan.publish(call.realm(), document);
        PublishedVersion published = PlanHistory.of(call.realm()).latest().orElseThrow(IllegalStateException::new);
        if (!before.equals(Optional.of(published))) {
            call.changed(
                    before.isPresent() ? OperationType.UPDATE : OperationType.CREATE,
                    "PLAN",
                    "access-policy",
                    "plan",
                    "versions",
                    String.valueOf(published.number()));
        }
        return published;
    }

    private static void requireMatch(Optional<String> present, Optional<String> asked) {
        if (present.isPresent() && asked.isEmpty()) {
            throw AdminRefusal.of(
                    Response.Status.PRECONDITION_REQUIRED,
                    "PLAN-V09",
                    "say with If-Match which version this one follows");
        }
        if (!present.equals(asked)) {
            throw AdminRefusal.of(
                    Response.Status.PRECONDITION_FAILED, "PLAN-V10", "another version was published meanwhile");
        }
    }
}
