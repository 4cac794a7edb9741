package it.varco.register.keycloak.watch;

import io.micrometer.core.instrument.Metrics;
import it.varco.register.ledger.Taking;
import it.varco.register.message.OrderMessage;
import it.varco.register.message.OrderMessage.Content;
import java.util.List;

/** Counts what Orders send, by type and outcome, on Keycloak's own metrics endpoint. */
public final class RegisterMetrics {

    private static final String COUNTER = "varco.register.events";

    private RegisterMetrics() {}

    /**
     * Counts the messages of one call.
     *
     * @param takings what became of each, in the same order
     */
    public static void count(String realm, String profile, List<OrderMessage> messages, List<Taking> takings) {
        for (int i = 0; i < takings.size(); i++) {
            Metrics.counter(
                            COUNTER,
                            "realm",
                            realm,
                            "profile",
                            profile,
                            "type",
                            type(messages.get(i).content()),
                            "outcome",
                            outcome(takings.get(i)))
                    .increment();
        }
    }

    private static String type(Content content) {
        if (content instanceof Content.Act act) {
            return act.act().name();
        }
        return content instanceof Content.Withdrawal ? "WITHDRAWN" : "UPDATED";
    }

    private static String outcome(Taking taking) {
        if (taking instanceof Taking.Taken) {
            return "taken";
        }
        if (taking instanceof Taking.Repeated) {
            return "repeated";
        }
        return taking instanceof Taking.Contradicted ? "contradicted" : "left";
    }
}
