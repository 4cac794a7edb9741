package it.varco.policy.keycloak.audit;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;

/** Counts sign-ins by method, entry, level, outcome and code on Keycloak's own metrics endpoint. */
final class SignInMetrics {

    static final String LEVEL = "varco_level";
    static final String OUTCOME = "varco_outcome";

    private static final String COUNTER = "varco.sign.ins";
    private static final String NONE = "none";
    private static final Set<EventType> REFUSALS = Set.of(
            EventType.LOGIN_ERROR,
            EventType.IDENTITY_PROVIDER_LOGIN_ERROR,
            EventType.IDENTITY_PROVIDER_FIRST_LOGIN_ERROR,
            EventType.IDENTITY_PROVIDER_RESPONSE_ERROR);

    /** How a sign-in ended. */
    enum Outcome {
        SIGNED_IN,
        SINGLE_SIGN_ON,
        REFUSED;

        static Optional<Outcome> ofRefusal(EventType type) {
            return REFUSALS.contains(type) ? Optional.of(REFUSED) : Optional.empty();
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private SignInMetrics() {}

    static void count(Event event) {
        Map<String, String> details = event.getDetails();
        String outcome = details.get(OUTCOME);
        if (outcome != null) {
            Metrics.counter(
                            COUNTER,
                            "realm",
                            Optional.ofNullable(event.getRealmName()).orElse(NONE),
                            "method",
                            details.getOrDefault(AuditDetails.METHOD, NONE),
                            "entry",
                            details.getOrDefault(AuditDetails.ENTRY, NONE),
                            "level",
                            details.getOrDefault(LEVEL, NONE),
                            "outcome",
                            outcome,
                            "code",
                            details.getOrDefault(AuditDetails.CODE, error(event)))
                    .increment();
        }
    }

    private static String error(Event event) {
        return Optional.ofNullable(event.getError()).orElse(NONE);
    }
}
