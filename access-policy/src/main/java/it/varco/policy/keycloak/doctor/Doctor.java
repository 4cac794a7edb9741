package it.varco.policy.keycloak.doctor;

import java.util.Comparator;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Asks the rules of every module about the session's realm. */
public final class Doctor {

    private final KeycloakSession session;

    public Doctor(KeycloakSession session) {
        this.session = session;
    }

    /** All findings, errors first. */
    public List<Finding> examine() {
        return session.getAllProviders(DoctorCheck.class).stream()
                .flatMap(check -> check.rules().stream())
                .flatMap(rule -> rule.examine(session))
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::code)
                        .thenComparing(Finding::subject))
                .toList();
    }
}
