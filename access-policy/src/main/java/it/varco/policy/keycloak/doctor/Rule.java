package it.varco.policy.keycloak.doctor;

import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * One thing that must not be.
 *
 * @param code the code that the troubleshooting page explains
 * @param text what is wrong with each subject, in English
 * @param subjects what breaks the rule in the session's realm
 */
public record Rule(String code, Severity severity, String text, Function<KeycloakSession, Stream<String>> subjects) {

    /** As many findings of one rule are named; there may be more. */
    public static final int MOST = 100;

    /** The findings in the session's realm; of very many, the first hundred. */
    Stream<Finding> examine(KeycloakSession session) {
        return subjects.apply(session).limit(MOST).map(subject -> new Finding(code, severity, subject, text));
    }
}
