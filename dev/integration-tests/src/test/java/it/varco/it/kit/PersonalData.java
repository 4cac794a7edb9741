package it.varco.it.kit;

import it.varco.testidp.InpsPeople;
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
        return Stream.concat(People.all().stream(), InpsPeople.all().stream())
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

    private static Optional<String> finding(String lower, String datum, String words) {
        return lower.contains(datum.toLowerCase(Locale.ROOT)) ? Optional.of(words) : Optional.empty();
    }
}
