package it.varco.demo.cast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Everybody who has an account from the start: the cast, and one operator for each of their roles. Who signs in for the
 * first time is known to the test identity providers alone.
 */
public final class Cast {

    /** What everybody who has an old password types, and everybody at the test identity providers. */
    public static final String PASSWORD = People.PASSWORD;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Cast() {}

    /** The lines that the import takes. */
    public static String lines() {
        return resource("cast.ndjson");
    }

    /** The Order's register as it was before its first event, as CSV. */
    public static String register() {
        return resource("register.csv");
    }

    /** Everybody, in the order of the lines. */
    public static List<CastMember> all() {
        return lines().lines().map(Cast::member).toList();
    }

    /** The person who signs in with this user name. */
    public static CastMember named(String userName) {
        return all().stream()
                .filter(member -> member.userName().equals(userName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + userName));
    }

    private static String resource(String name) {
        try (InputStream text = Cast.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CastMember member(String line) {
        try {
            JsonNode person = JSON.readTree(line);
            String givenName = person.path("firstName").asText();
            String fiscalCode = person.path("fiscalCode").asText();
            return new CastMember(
                    userName(fiscalCode, givenName),
                    givenName,
                    person.path("lastName").asText(),
                    fiscalCode);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String userName(String fiscalCode, String givenName) {
        return Stream.concat(People.all().stream(), InpsPeople.all().stream())
                .filter(person -> person.fiscalCode().equals(fiscalCode))
                .map(Person::userName)
                .findFirst()
                .orElseGet(() -> givenName.toLowerCase(Locale.ROOT));
    }
}
