package it.varco.legacy.keycloak.issue;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.signin.SignInMethod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What an office asks for.
 *
 * @param kind the class of the password
 * @param act the reference of the act or form on which it rests
 * @param expires its natural end: the beginning of the first day on which it no longer opens anything
 */
record CredentialRequest(
        Person person,
        SignInMethod kind,
        String act,
        Optional<String> office,
        Optional<String> exemption,
        Optional<Instant> expires) {

    private static final Set<String> FIELDS = Set.of("person", "class", "act", "office", "exemption", "expires");
    private static final Set<String> PERSON_FIELDS = Set.of("fiscalCode", "id");
    private static final int LONGEST = 120;

    /** Who is to get it. */
    sealed interface Person {

        /** Whoever has the code, with an account or not. */
        record WithCode(FiscalCode code) implements Person {}

        /** The person with that account. */
        record WithAccount(String id) implements Person {}
    }

    /** @throws MalformedRequest for anything else than this */
    static CredentialRequest read(JsonNode body) {
        refuseOthersThan(FIELDS, body, "body");
        return new CredentialRequest(
                person(body.path("person")),
                text(body, "class").flatMap(SignInMethod::named).orElseThrow(() -> malformed("class")),
                text(body, "act").orElseThrow(() -> malformed("act")),
                text(body, "office"),
                text(body, "exemption"),
                text(body, "expires").map(CredentialRequest::startOf));
    }

    private static Person person(JsonNode node) {
        refuseOthersThan(PERSON_FIELDS, node, "person");
        Optional<String> id = text(node, "id");
        Optional<String> code = text(node, "fiscalCode");
        if (id.isPresent() == code.isPresent()) {
            throw malformed("person");
        }
        return id.<Person>map(Person.WithAccount::new)
                .orElseGet(() ->
                        new Person.WithCode(code.flatMap(FiscalCode::parse).orElseThrow(() -> malformed("person"))));
    }

    private static Instant startOf(String day) {
        try {
            return PolicyZone.startOf(LocalDate.parse(day));
        } catch (DateTimeException notADay) {
            throw malformed("expires");
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > LONGEST) {
            throw malformed(field);
        }
        return Optional.of(value.textValue().strip());
    }

    private static void refuseOthersThan(Set<String> fields, JsonNode node, String name) {
        if (node == null || !node.isObject()) {
            throw malformed(name);
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw malformed(name);
            }
        });
    }

    private static MalformedRequest malformed(String field) {
        return new MalformedRequest(field);
    }
}
