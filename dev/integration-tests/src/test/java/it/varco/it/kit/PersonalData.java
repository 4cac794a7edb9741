package it.varco.it.kit;

import it.varco.demo.cast.Cast;
import it.varco.demo.cast.CastMember;
import it.varco.testidp.People;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for the cast of the tests in what must not know them: logs, events, pages of others. */
public final class PersonalData {

    private PersonalData() {}

    /** What the text holds of somebody, in words that themselves say nothing; empty where it holds nothing. */
    public static Optional<String> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return everybody()
                .flatMap(person -> Stream.of(
                        finding(lower, person.fiscalCode(), "the fiscal code of " + person.userName()),
                        finding(
                                lower,
                                person.givenName() + " " + person.familyName(),
                                "the full name of " + person.userName()),
                        finding(lower, person.userName() + "@", "the e-mail address of " + person.userName())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Those who have an account from the start, and those whom only a test identity provider knows. */
    private static Stream<CastMember> everybody() {
        return Stream.concat(
                Cast.all().stream(),
                People.all().stream()
                        .map(person -> new CastMember(
                                person.userName(), person.givenName(), person.familyName(), person.fiscalCode())));
    }

    private static Optional<String> finding(String lower, String datum, String words) {
        return lower.contains(datum.toLowerCase(Locale.ROOT)) ? Optional.of(words) : Optional.empty();
    }
}
