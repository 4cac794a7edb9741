package it.varco.roles.keycloak.grants;

import it.varco.policy.grant.GrantState;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.roles.grants.GrantRefusal;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** What is told of each change and of each refusal: accounts, profiles, states and codes, never a person. */
final class GrantRecord {

    private final KeycloakSession session;

    GrantRecord(KeycloakSession session) {
        this.session = session;
    }

    /** A grant was changed; what was so already is not told again. */
    void changed(GrantDone done) {
        if (done.effect() == GrantDone.Effect.CHANGED) {
            event().user(done.account())
                    .detail(AuditDetails.PROFILE, done.grant().profile())
                    .detail(AuditDetails.STATE, done.state().slug())
                    .success();
        }
    }

    /** The same, on an operator's word. */
    void changed(GrantDone done, AdminCall call) {
        if (done.effect() == GrantDone.Effect.CHANGED) {
            changed(done);
            OperationType operation =
                    done.state() == GrantState.WITHDRAWN ? OperationType.DELETE : OperationType.UPDATE;
            call.changed(
                    operation,
                    "GRANT",
                    "access-policy",
                    "grants",
                    done.account(),
                    done.grant().profile(),
                    done.state().slug());
        }
    }

    /** The account is whose it was not before. */
    void identityChanged(String account, String what) {
        event().user(account).detail(AuditDetails.STATE, what).success();
    }

    /** It was not done. */
    void refused(GrantRefusal refusal) {
        event().detail(AuditDetails.CODE, refusal.code()).error(refusal.code());
    }

    private EventBuilder event() {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.UPDATE_PROFILE);
    }
}
