package it.varco.register.keycloak.ledger;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.register.RegisterWarning;
import java.util.Map;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/**
 * Tells of each message that turned out not to fit, when it comes or when what comes later shows it: which profile, why and by which receipt,
 * and not of whom. It is kept with what it tells of: Keycloak stores an error at once by a second connection, which a crowd of calls that
 * hold locks would wait for.
 */
record WarningEvents(KeycloakSession own, String profile) {

    private static final String AREA = "professional-register";

    /** @param fresh by receipt */
    void tell(Map<String, RegisterWarning> fresh) {
        fresh.forEach((receipt, warning) -> new EventBuilder(own.getContext().getRealm(), own)
                .event(EventType.EXECUTE_ACTIONS)
                .storeImmediately(false)
                .detail(AuditDetails.AREA, AREA)
                .detail(AuditDetails.PROFILE, profile)
                .detail(AuditDetails.REFERENCE, receipt)
                .detail(AuditDetails.CODE, warning.code())
                .error(warning.code()));
    }
}
