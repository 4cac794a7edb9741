package it.varco.policy.keycloak.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** Asks the rules of every module about the session's realm. */
public final class Doctor {

    private final KeycloakSession session;

    public Doctor(KeycloakSession session) {
        this.session = session;
    }

    /** The codes of all rules, in order. */
    public List<String> codes() {
        return rules().map(Rule::code).sorted().toList();
    }

    /** All findings, errors first. */
    public List<Finding> examine() {
        return rules().flatMap(rule -> rule.examine(session))
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::subject))
                .toList();
    }

    private Stream<Rule> rules() {
        return session.getAllProviders(DoctorCheck.class).stream().flatMap(check -> check.rules().stream());
    }
}
