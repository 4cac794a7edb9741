package it.varco.legacy.people;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.grant.GrantState;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.signin.SignInMethod;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one line, by itself: what the format does not have is refused, whatever it may mean. */
public final class PersonLineReader {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
    private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_SLUG = 64;
    private static final int LONGEST_HASH = 4_096;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int MOST_PARAMETERS = 16;
    private static final int MOST_GRANTS = 64;

    /** Leaves room for what is decided here, of which a grant has 24 steps at most. */
    private static final int MOST_STEPS = 16;

    private PersonLineReader() {}

    /**
     * What the line says.
     *
     * @throws Refused where it is not of the form
     */
    public static PersonLine read(byte[] line) {
        Field person = new Field(parse(line), "");
        person.has("fiscalCode", "firstName", "lastName", "email", "credential", "grants");
        return new PersonLine(
                code(person.at("fiscalCode"), Fault.FISCAL_CODE),
                person.at("firstName").text(LONGEST_NAME),
                person.at("lastName").text(LONGEST_NAME),
                person.at("email").ifThere().map(PersonLineReader::address),
                person.at("credential").ifThere().map(PersonLineReader::credential),
                person.at("grants").items(MOST_GRANTS, Fault.TOO_MANY_GRANTS).stream()
                        .map(PersonLineReader::grant)
                        .toList());
    }

    private static JsonNode parse(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (IOException noJson) {
            throw Fault.NOT_THE_FORM.in("");
        }
    }

    private static FiscalCode code(Field field, Fault otherwise) {
        return FiscalCode.parse(field.requiredText(LONGEST_SLUG)).orElseThrow(() -> otherwise.in(field.pointer()));
    }

    private static String address(Field field) {
        return matching(ADDRESS, field, LONGEST_NAME);
    }

    private static CredentialLine credential(Field credential) {
        credential.has("class", "issued", "expires", "exemption", "hash");
        Field kind = credential.at("class");
        return new CredentialLine(
                new LegacyCredential(
                        SignInMethod.named(kind.requiredText(LONGEST_SLUG))
                                .filter(SignInMethod::isLegacyCredential)
                                .orElseThrow(() -> Fault.CREDENTIAL_CLASS.in(kind.pointer())),
                        credential.at("issued").requiredDate(),
                        credential.at("expires").date(),
                        credential.at("exemption").text(LONGEST_SLUG)),
                credential.at("hash").ifThere().map(PersonLineReader::hash));
    }

    private static PasswordHash hash(Field hash) {
        hash.has("algorithm", "hashIterations", "salt", "value", "parameters");
        PasswordHash read = new PasswordHash(
                matching(PROVIDER, hash.at("algorithm"), LONGEST_SLUG),
                hash.at("hashIterations").number(0, MOST_ITERATIONS),
                hash.at("salt").text(LONGEST_HASH).orElse(""),
                hash.at("value").requiredText(LONGEST_HASH),
                hash.at("parameters")
                        .ifThere()
                        .map(PersonLineReader::parameters)
                        .orElse(Map.of()));
        try {
            Base64.getDecoder().decode(read.salt());
            return read;
        } catch (IllegalArgumentException notBase64) {
            throw Fault.HASH.in(hash.at("salt").pointer());
        }
    }

    private static Map<String, List<String>> parameters(Field parameters) {
        if (!parameters.node().isObject() || parameters.node().size() > MOST_PARAMETERS) {
            throw Fault.NOT_THE_FORM.in(parameters.pointer());
        }
        return parameters.node().properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> parameters.at(name).items(MOST_PARAMETERS, Fault.NOT_THE_FORM).stream()
                                .map(value -> value.requiredText(LONGEST_SLUG))
                                .toList()));
    }

    private static GrantLine grant(Field grant) {
        grant.has("profile", "source", "delegatorFiscalCode", "timeline");
        Field source = grant.at("source");
        Field delegator = grant.at("delegatorFiscalCode");
        GrantLine read = new GrantLine(
                grant.at("profile").requiredText(LONGEST_SLUG),
                GrantSource.named(source.requiredText(LONGEST_SLUG))
                        .orElseThrow(() -> Fault.SOURCE.in(source.pointer())),
                delegator.ifThere().map(there -> code(there, Fault.DELEGATOR)),
                grant.at("timeline").items(MOST_STEPS, Fault.TOO_MANY_GRANTS).stream()
                        .map(PersonLineReader::step)
                        .toList());
        if (read.timeline().isEmpty()) {
            throw Fault.TIMELINE.in(grant.at("timeline").pointer());
        }
        return read;
    }

    private static GrantLine.Step step(Field step) {
        step.has("from", "state", "office", "act");
        Field state = step.at("state");
        return new GrantLine.Step(
                step.at("from").requiredDate(),
                GrantState.named(state.requiredText(LONGEST_SLUG))
                        .orElseThrow(() -> Fault.TIMELINE.in(state.pointer())),
                step.at("office").text(LONGEST_REFERENCE),
                step.at("act").text(LONGEST_REFERENCE));
    }

    private static String matching(Pattern pattern, Field field, int longest) {
        Optional<String> text = Optional.of(field.requiredText(longest))
                .filter(written -> pattern.matcher(written).matches());
        return text.orElseThrow(() -> Fault.NOT_THE_FORM.in(field.pointer()));
    }
}
