package it.varco.roles.keycloak.grants;

import it.varco.policy.grant.GrantState;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.audit.RefusedAttempt;
import it.varco.policy.plan.Profile;
import it.varco.roles.grants.GrantRefusal;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** What is told of each change and of each refusal: accounts, profiles, states and codes, never a person. */
public final class GrantRecord {

    private final KeycloakSession session;

    /** What happens in the session's realm. */
    public GrantRecord(KeycloakSession session) {
        this.session = session;
    }

    /** A grant was changed; what was so already is not told again. */
    public void changed(GrantDone done) {
        if (done.effect() == GrantDone.Effect.CHANGED) {
            event().user(done.account())
                    .detail(AuditDetails.PROFILE, done.grant().profile())
                    .detail(AuditDetails.STATE, done.state().slug())
                    .success();
        }
    }

    /**
     * The same, with an event for those who watch operators.
     *
     * @param events of whoever did it
     */
    public void changed(GrantDone done, AdminEventBuilder events) {
        if (done.effect() == GrantDone.Effect.CHANGED) {
            changed(done);
            events.operation(done.state() == GrantState.WITHDRAWN ? OperationType.DELETE : OperationType.UPDATE)
                    .resource("VARCO_GRANT")
                    .resourcePath(
                            "access-policy",
                            "grants",
                            done.account(),
                            done.grant().profile(),
                            done.state().slug())
                    .success();
        }
    }

    /** The account is whose it was not before. */
    void identityChanged(String account, String what) {
        event().user(account).detail(AuditDetails.STATE, what).success();
    }

    /** It was not done; what nobody has, and what the plan does not know, is left out. */
    public void refused(GrantRefusal refusal, GrantAttempt attempt) {
        new RefusedAttempt(
                        attempt.by(),
                        attempt.person().flatMap(this::account),
                        attempt.profile().flatMap(this::slug))
                .tell(event(), refusal.code());
    }

    private Optional<String> account(PersonReference reference) {
        try {
            return new Persons(session).find(reference).map(UserModel::getId);
        } catch (GrantRefused twoAccounts) {
            return Optional.empty();
        }
    }

    private Optional<String> slug(String profile) {
        return new RealmAccess(session)
                .plan()
                .flatMap(plan -> plan.profile(profile))
                .map(Profile::slug);
    }

    private EventBuilder event() {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.UPDATE_PROFILE);
    }
}
