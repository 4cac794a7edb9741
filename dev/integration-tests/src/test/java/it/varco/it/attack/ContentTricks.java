package it.varco.it.attack;

import static it.varco.it.attack.AgidCases.ASSERTION;
import static it.varco.it.attack.AgidCases.ATTRIBUTES;
import static it.varco.it.attack.AgidCases.AUDIENCE;
import static it.varco.it.attack.AgidCases.CLASS;
import static it.varco.it.attack.AgidCases.CONDITIONS;
import static it.varco.it.attack.AgidCases.DATA;
import static it.varco.it.attack.AgidCases.FISCAL_NUMBER;
import static it.varco.it.attack.AgidCases.RESPONSE;
import static it.varco.it.attack.AgidCases.STATEMENT;
import static it.varco.it.attack.AgidCases.anHourAgo;
import static it.varco.it.attack.AgidCases.attribute;
import static it.varco.it.attack.Edit.append;
import static it.varco.it.attack.Edit.change;
import static it.varco.it.attack.Edit.element;
import static it.varco.it.attack.Edit.remove;
import static it.varco.it.attack.Edit.repeat;
import static it.varco.it.attack.Edit.set;
import static it.varco.it.attack.Edit.text;
import static it.varco.it.attack.Edit.unset;
import static it.varco.it.attack.Forgery.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Rightly signed answers that say what they must not: A17 to A19, B3, B5, B7. */
final class ContentTricks {

    private static final String VALUE = FISCAL_NUMBER + "/saml:AttributeValue";

    /** More than two honest clocks are apart. */
    private static final Duration TOO_FAR = Duration.ofSeconds(75);

    private ContentTricks() {}

    static Stream<Forgery> all() {
        return Stream.of(requests(), places(), times(), levels(), codes(), attributes())
                .flatMap(group -> group);
    }

    private static Stream<Forgery> requests() {
        return Stream.of(
                sent(
                        "A17",
                        "answers no request",
                        unset(RESPONSE, "InResponseTo").and(unset(DATA, "InResponseTo")),
                        "SPID-016"),
                sent(
                        "A17",
                        "answers another request",
                        set(RESPONSE, "InResponseTo", "_o").and(set(DATA, "InResponseTo", "_o")),
                        "SPID-016"),
                sent(
                        "A17",
                        "answers an empty request",
                        set(RESPONSE, "InResponseTo", "").and(set(DATA, "InResponseTo", "")),
                        "SPID-016"),
                sent("A17", "the subject is confirmed for no request", unset(DATA, "InResponseTo"), "SPID-060"),
                sent(
                        "A17",
                        "the subject is confirmed for another request",
                        set(DATA, "InResponseTo", "_o"),
                        "SPID-060"),
                sent("A17", "two confirmations, one of them for another request", repeat(DATA + "/.."), "SPID-051"));
    }

    /** Ours as somebody may come close to it. */
    private static Stream<Forgery> places() {
        List<Place> closeBy = List.of(
                new Place("of another realm", place -> place.replaceFirst("/realms/[^/]*", "/realms/master")),
                new Place("in another case", place -> place.replace("/broker/", "/Broker/")),
                new Place("with a slash more", place -> place + "/"),
                new Place("that ours is the beginning of", place -> place + ".altro.example"),
                new Place("with a query", place -> place + "?x=y"),
                new Place("on another port", place -> place.replaceFirst(":\\d+", ":1")),
                new Place("on another host", place -> place.replace("localhost", "localhost.altro.example")));
        return closeBy.stream()
                .flatMap(other -> Stream.of(
                        sent(
                                "A18",
                                "a Destination " + other.how(),
                                change(RESPONSE, "Destination", other.change()),
                                "SPID-019"),
                        sent(
                                "A18",
                                "a Recipient " + other.how(),
                                change(DATA, "Recipient", other.change()),
                                "SPID-057"),
                        sent("A18", "an Audience " + other.how(), text(AUDIENCE, other.forName()), "SPID-085")));
    }

    /** What is done to an address, or to our name where that is one. */
    private record Place(String how, UnaryOperator<String> change) {

        /** A name has no path of the broker in it; it must become another one all the same. */
        UnaryOperator<String> forName() {
            return name -> change.apply(name).equals(name) ? name.toUpperCase(Locale.ROOT) : change.apply(name);
        }
    }

    private static Stream<Forgery> times() {
        return Stream.of(
                sent("A19", "the assertion is over", late(CONDITIONS), "SPID-082"),
                sent("A19", "the confirmation is over", late(DATA), "SPID-066"),
                sent("A19", "the assertion has not begun", ahead(CONDITIONS, "NotBefore"), "SPID-078"),
                sent("A19", "the answer is of tomorrow", ahead(RESPONSE, "IssueInstant"), "SPID-015"),
                sent("A19", "the assertion is of tomorrow", ahead(ASSERTION, "IssueInstant"), "SPID-040"),
                sent("A19", "the person has shown themselves tomorrow", ahead(STATEMENT, "AuthnInstant"), "SPID-V06"),
                sent("A19", "the answer is older than its request", anHourAgo(RESPONSE, "IssueInstant"), "SPID-014"),
                sent(
                        "A19",
                        "the assertion is older than its request",
                        anHourAgo(ASSERTION, "IssueInstant"),
                        "SPID-039"),
                sent("A19", "no Conditions", remove(CONDITIONS), "SPID-073"),
                sent("A19", "no end", unset(CONDITIONS, "NotOnOrAfter"), "SPID-079"),
                sent(
                        "A19",
                        "an instant of no zone",
                        change(CONDITIONS, "NotOnOrAfter", then -> then.replace("Z", "")),
                        "SPID-079"));
    }

    private static Edit late(String path) {
        return set(path, "NotOnOrAfter", Instant.now().minus(TOO_FAR).toString());
    }

    private static Edit ahead(String path, String attribute) {
        return document -> Edit.at(document, path)
                .setAttribute(attribute, Instant.now().plus(TOO_FAR).toString());
    }

    private static Stream<Forgery> levels() {
        return Stream.concat(
                Stream.of(sent(
                        "B3", "level 1 where 2 was asked", text(CLASS, "https://www.spid.gov.it/SpidL1"), "SPID-094")),
                Stream.of(
                                "https://www.spid.gov.it/SpidL1 ",
                                "https://www.spid.gov.it/SpidL2x",
                                "https://www.spid.gov.it/SpidL1,https://www.spid.gov.it/SpidL2",
                                "https://www.spid.gov.it/SpidL2#SpidL1",
                                "https://www.spid.gov.it./SpidL2",
                                "https://www.spid.gov.it/SpidL99",
                                "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2",
                                "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified")
                        .map(level -> sent("B3", "the level " + level, text(CLASS, level), "SPID-094")));
    }

    private static Stream<Forgery> codes() {
        String victim = Victim.VICTIM.fiscalCode();
        return Stream.of(
                        victim,
                        "tinit-" + victim,
                        "TINIT-" + victim.toLowerCase(Locale.ROOT),
                        "TINIT-TINIT-" + victim,
                        "TINIT-" + victim + " ",
                        " TINIT-" + victim,
                        "TINIT- " + victim,
                        "TINIT-" + victim + "\u00a0",
                        "TINIT\u2010" + victim,
                        "TINIT-" + victim.replace('A', '\u0410'),
                        "TINIT-" + victim.replace('0', 'O'),
                        "TINIT-" + victim.substring(0, 15) + (victim.charAt(15) == 'A' ? 'B' : 'A'),
                        "TINIT-" + victim.substring(0, 15),
                        "TINIT-" + victim + "," + victim,
                        "TINIT-12345678901",
                        "TINDE-" + victim,
                        "DE/IT/12345",
                        "VATIT-12345678901",
                        "TINIT-")
                .map(code -> sent("B5", "the code " + code.replace(victim, "(code)"), text(VALUE, code), "SPID-103"));
    }

    private static Stream<Forgery> attributes() {
        return Stream.of(
                sent("B7", "no fiscal code", remove(FISCAL_NUMBER), "SPID-103"),
                sent("B7", "no attribute at all", remove(ATTRIBUTES), "SPID-103"),
                sent(
                        "B7",
                        "the fiscal code of two people",
                        append(FISCAL_NUMBER, element("saml", "AttributeValue", "TINIT-" + Victim.VICTIM.fiscalCode())),
                        "SPID-103"),
                sent(
                        "B7",
                        "the fiscal code twice",
                        append(ATTRIBUTES, attribute("fiscalNumber", "TINIT-" + Victim.VICTIM.fiscalCode())),
                        "SPID-V07"),
                sent(
                        "B7",
                        "the fiscal code in a statement of its own",
                        append(
                                ASSERTION,
                                element(
                                        "saml",
                                        "AttributeStatement",
                                        attribute("fiscalNumber", "TINIT-" + Victim.VICTIM.fiscalCode()))),
                        "SPID-V07"),
                sent(
                        "B7",
                        "a company's code in the place of a person's",
                        text(VALUE, "TINIT-").and(append(ATTRIBUTES, attribute("ivaCode", "VATIT-12345678901"))),
                        "SPID-103"),
                sent(
                        "B7",
                        "the fiscal code under another name",
                        set(FISCAL_NUMBER, "Name", "fiscalnumber"),
                        "SPID-103"),
                sent("B7", "a statement without attributes", text(ATTRIBUTES, ""), "SPID-098"));
    }
}
