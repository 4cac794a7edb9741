package it.varco.policy.keycloak.body;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** What a public body owes to those who read its pages. */
public final class BodyRules extends DoctorCheckFactory {

    public BodyRules() {
        super(
                "body",
                List.of(
                        new Rule(
                                "DOC-17",
                                Severity.ERROR,
                                "no page links to an accessibility statement: set the realm attribute varco.body.accessibility-url"
                                        + " to its https address",
                                BodyRules::withoutAccessibilityStatement),
                        new Rule(
                                "DOC-16",
                                Severity.WARNING,
                                "this colour is not used: varco.body.colour is written #rrggbb, and dark enough for white text",
                                BodyRules::unusableColour)));
    }

    private static Stream<String> withoutAccessibilityStatement(KeycloakSession session) {
        return PublicBody.of(session).accessibilityStatement().isPresent()
                ? Stream.empty()
                : Stream.of(session.getContext().getRealm().getName());
    }

    private static Stream<String> unusableColour(KeycloakSession session) {
        PublicBody body = PublicBody.of(session);
        return body.colour().isPresent() ? Stream.empty() : body.wantedColour().stream();
    }
}
