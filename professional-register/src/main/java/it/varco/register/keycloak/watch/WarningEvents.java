package it.varco.register.keycloak.watch;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.register.keycloak.ledger.Register;
import it.varco.register.ledger.Receipt;
import it.varco.register.ledger.Taking;
import it.varco.register.ledger.WarnedEvent;
import java.util.List;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/** Tells of each message that was taken and did not fit: which profile, why and by which receipt, and not of whom. */
public final class WarningEvents {

    private static final String AREA = "professional-register";

    private WarningEvents() {}

    /** Tells what there is to say of the messages of one call. */
    public static void tell(KeycloakSession session, String profile, List<Taking> takings) {
        List<Receipt> received = takings.stream()
                .filter(Taking.Taken.class::isInstance)
                .map(taking -> ((Taking.Taken) taking).receipt())
                .toList();
        new Register(session, profile).warnings(received).forEach(warned -> tell(session, profile, warned));
    }

    private static void tell(KeycloakSession session, String profile, WarnedEvent warned) {
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.EXECUTE_ACTIONS)
                .detail(AuditDetails.AREA, AREA)
                .detail(AuditDetails.PROFILE, profile)
                .detail(AuditDetails.REFERENCE, warned.event().receipt().id())
                .detail(AuditDetails.CODE, warned.warning().code())
                .error(warned.warning().code());
    }
}
