package it.varco.it.attack;

import static it.varco.it.attack.Edit.append;
import static it.varco.it.attack.Edit.change;
import static it.varco.it.attack.Edit.element;
import static it.varco.it.attack.Edit.empty;
import static it.varco.it.attack.Edit.remove;
import static it.varco.it.attack.Edit.set;
import static it.varco.it.attack.Edit.text;
import static it.varco.it.attack.Edit.unset;

import it.varco.testidp.AnswerScript;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The cases of AgID's validator, by their numbers, as an identity provider would send them. Error answers, and the metadata
 * that somebody puts into an answer (112, 113), are tried elsewhere.
 *
 * <p>Source: AgID's SPID validator, cases 1 to 113; SPID technical rules, single sign-on.
 */
final class AgidCases {

    static final String RESPONSE = "/samlp:Response";
    static final String ASSERTION = RESPONSE + "/saml:Assertion";
    static final String ISSUER = RESPONSE + "/saml:Issuer";
    static final String STATUS = RESPONSE + "/samlp:Status";
    static final String STATUS_CODE = STATUS + "/samlp:StatusCode";
    static final String SUBJECT = ASSERTION + "/saml:Subject";
    static final String NAME_ID = SUBJECT + "/saml:NameID";
    static final String CONFIRMATION = SUBJECT + "/saml:SubjectConfirmation";
    static final String DATA = CONFIRMATION + "/saml:SubjectConfirmationData";
    static final String CONDITIONS = ASSERTION + "/saml:Conditions";
    static final String RESTRICTION = CONDITIONS + "/saml:AudienceRestriction";
    static final String AUDIENCE = RESTRICTION + "/saml:Audience";
    static final String STATEMENT = ASSERTION + "/saml:AuthnStatement";
    static final String CONTEXT = STATEMENT + "/saml:AuthnContext";
    static final String CLASS = CONTEXT + "/saml:AuthnContextClassRef";
    static final String ATTRIBUTES = ASSERTION + "/saml:AttributeStatement";
    static final String FISCAL_NUMBER = ATTRIBUTES + "/saml:Attribute[@Name='fiscalNumber']";

    private static final String ISSUER_OF_ASSERTION = ASSERTION + "/saml:Issuer";
    private static final String VALUE = FISCAL_NUMBER + "/saml:AttributeValue";
    private static final String STRANGER = "https://altro.example";
    private static final String FAR_AHEAD = "2099-01-01T00:00:00Z";

    /** Without Z or offset nobody knows which instant it is. */
    private static final String BAD_INSTANT = "2026-03-02 09:01:00";

    private AgidCases() {}

    /**
     * One case.
     *
     * @param number AgID's
     * @param what what is done
     * @param script how the provider answers
     * @param code the check that is there for it; none where the answer is accepted
     */
    record AgidCase(String number, String what, AnswerScript script, String code) {

        @Override
        public String toString() {
            return number + ": " + what;
        }
    }

    /** Every case that must be refused, groups A to F. */
    static Stream<AgidCase> refused() {
        return Stream.of(signature(), response(), assertion(), conditions(), level(), attributes())
                .flatMap(group -> group);
    }

    /** Every case that must be accepted. */
    static Stream<AgidCase> accepted() {
        String now = Instant.now().toString();
        return Stream.of(
                fine("1", "as it should be, both signed", AnswerScript.genuine()),
                fine(
                        "1",
                        "as it should be, the Assertion signed",
                        AnswerScript.genuine().withoutResponseSignature()),
                fine("1-NS", "no SessionIndex", edited(unset(STATEMENT, "SessionIndex"))),
                fine(
                        "1-NS",
                        "a SessionIndex, which above level 1 nobody needs",
                        edited(set(STATEMENT, "SessionIndex", "_1"))),
                fine("31", "Response/Issuer without Format", edited(unset(ISSUER, "Format"))),
                fine("50", "NameQualifier another", edited(set(NAME_ID, "NameQualifier", "something else"))),
                fine(
                        "103",
                        "an attribute that was not asked for",
                        edited(append(ATTRIBUTES, attribute("dateOfBirth", "1980-01-01")))),
                fine(
                        "109",
                        "attributes without NameFormat",
                        edited(document -> Edit.all(document, "//saml:Attribute")
                                .forEach(attribute -> attribute.removeAttribute("NameFormat")))),
                fine(
                        "110",
                        "an instant with milliseconds",
                        edited(change(RESPONSE, "IssueInstant", AgidCases::milliseconds))),
                fine("110", "an instant without", edited(set(RESPONSE, "IssueInstant", now.substring(0, 19) + "Z"))),
                fine(
                        "type",
                        "values without xsi:type",
                        edited(document -> Edit.all(document, "//saml:AttributeValue")
                                .forEach(value ->
                                        value.removeAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type")))),
                fine(
                        "white space",
                        "line breaks around texts",
                        edited(text(ISSUER, AgidCases::spaced)
                                .and(text(AUDIENCE, AgidCases::spaced))
                                .and(text(CLASS, AgidCases::spaced)))),
                fine("96", "a higher level", edited(text(CLASS, "https://www.spid.gov.it/SpidL3"))));
    }

    /** What is wrong with a level whatever was asked. */
    static Stream<AgidCase> level() {
        return Stream.concat(
                Stream.of(
                        bad("88", "AuthnStatement empty", empty(STATEMENT), "SPID-088"),
                        bad("89", "AuthnStatement missing", remove(STATEMENT), "SPID-088"),
                        bad("90", "AuthnContext empty", empty(CONTEXT), "SPID-090"),
                        bad("91", "AuthnContext missing", remove(CONTEXT), "SPID-090"),
                        bad("92", "AuthnContextClassRef empty", empty(CLASS), "SPID-092"),
                        bad("93", "AuthnContextClassRef missing", remove(CLASS), "SPID-092")),
                Stream.of(
                                "https://www.spid.gov.it/SpidL4",
                                "https://www.spid.gov.it/spidl2",
                                "http://www.spid.gov.it/SpidL2",
                                "SpidL2",
                                "https://www.spid.gov.it/SpidL1 https://www.spid.gov.it/SpidL3",
                                "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL3",
                                "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard")
                        .map(other -> bad("97", "level " + other, text(CLASS, other), "SPID-097")));
    }

    private static Stream<AgidCase> signature() {
        return Stream.of(
                new AgidCase("2", "nothing signed", AnswerScript.genuine().withoutSignatures(), "SPID-002"),
                new AgidCase(
                        "3",
                        "the Response signed, the Assertion not",
                        AnswerScript.genuine().withoutAssertionSignature(),
                        "SPID-002"),
                new AgidCase(
                        "4",
                        "signed with a key that is not the provider's, and no certificate",
                        AnswerScript.genuine().signedByStrangerWithoutCertificate(),
                        "SPID-004"),
                new AgidCase(
                        "5",
                        "the same, and its own certificate in KeyInfo",
                        AnswerScript.genuine().signedByStranger(),
                        "SPID-004"),
                new AgidCase(
                        "100",
                        "the Assertion signed by a stranger, the Response by the provider",
                        AnswerScript.genuine().assertionSignedByStranger(),
                        "SPID-004"));
    }

    private static Stream<AgidCase> response() {
        return Stream.of(
                bad("8", "Response/@ID empty", set(RESPONSE, "ID", ""), "SPID-008"),
                bad("9", "Response/@ID missing", unset(RESPONSE, "ID"), "SPID-008"),
                bad("10", "Response/@Version 3.0", set(RESPONSE, "Version", "3.0"), "SPID-010"),
                bad("10", "Response/@Version empty", set(RESPONSE, "Version", ""), "SPID-010"),
                bad("10", "Response/@Version missing", unset(RESPONSE, "Version"), "SPID-010"),
                bad("11", "Response/@IssueInstant empty", set(RESPONSE, "IssueInstant", ""), "SPID-011"),
                bad("12", "Response/@IssueInstant missing", unset(RESPONSE, "IssueInstant"), "SPID-011"),
                bad(
                        "13",
                        "Response/@IssueInstant badly written",
                        set(RESPONSE, "IssueInstant", BAD_INSTANT),
                        "SPID-011"),
                bad("14", "Response/@IssueInstant before the request", anHourAgo(RESPONSE, "IssueInstant"), "SPID-014"),
                bad("15", "Response/@IssueInstant ahead", set(RESPONSE, "IssueInstant", FAR_AHEAD), "SPID-015"),
                bad("16", "Response/@InResponseTo empty", set(RESPONSE, "InResponseTo", ""), "SPID-016"),
                bad("17", "Response/@InResponseTo missing", unset(RESPONSE, "InResponseTo"), "SPID-016"),
                bad("18", "Response/@InResponseTo another", set(RESPONSE, "InResponseTo", "_other"), "SPID-016"),
                bad("19", "Response/@Destination empty", set(RESPONSE, "Destination", ""), "SPID-019"),
                bad("20", "Response/@Destination missing", unset(RESPONSE, "Destination"), "SPID-019"),
                bad("21", "Response/@Destination another", set(RESPONSE, "Destination", STRANGER), "SPID-019"),
                bad("22", "Status empty", empty(STATUS), "SPID-024"),
                bad("23", "Status missing", remove(STATUS), "SPID-022"),
                bad("24", "StatusCode empty", set(STATUS_CODE, "Value", ""), "SPID-024"),
                bad("25", "StatusCode missing", remove(STATUS_CODE), "SPID-024"),
                bad(
                        "26",
                        "StatusCode not Success",
                        set(STATUS_CODE, "Value", "urn:oasis:names:tc:SAML:2.0:status:Responder"),
                        "SPID-026"),
                bad("27", "Response/Issuer empty", empty(ISSUER), "SPID-027"),
                bad("28", "Response/Issuer missing", remove(ISSUER), "SPID-027"),
                bad("29", "Response/Issuer another", text(ISSUER, STRANGER), "SPID-027"),
                bad("30", "Response/Issuer/@Format another", set(ISSUER, "Format", "urn:other"), "SPID-030"),
                bad("32", "Success without Assertion", remove(ASSERTION), "SPID-032"));
    }

    private static Stream<AgidCase> assertion() {
        return Stream.of(
                bad("33", "Assertion/@ID empty", set(ASSERTION, "ID", ""), "SPID-033"),
                bad("34", "Assertion/@ID missing", unset(ASSERTION, "ID"), "SPID-033"),
                bad("35", "Assertion/@Version 1.1", set(ASSERTION, "Version", "1.1"), "SPID-035"),
                bad("36", "Assertion/@IssueInstant empty", set(ASSERTION, "IssueInstant", ""), "SPID-036"),
                bad("37", "Assertion/@IssueInstant missing", unset(ASSERTION, "IssueInstant"), "SPID-036"),
                bad(
                        "38",
                        "Assertion/@IssueInstant badly written",
                        set(ASSERTION, "IssueInstant", BAD_INSTANT),
                        "SPID-036"),
                bad(
                        "39",
                        "Assertion/@IssueInstant before the request",
                        anHourAgo(ASSERTION, "IssueInstant"),
                        "SPID-039"),
                bad("40", "Assertion/@IssueInstant ahead", set(ASSERTION, "IssueInstant", FAR_AHEAD), "SPID-040"),
                bad("41", "Subject empty", empty(SUBJECT), "SPID-041"),
                bad("42", "Subject missing", remove(SUBJECT), "SPID-041"),
                bad("43", "NameID empty", empty(NAME_ID), "SPID-043"),
                bad("44", "NameID missing", remove(NAME_ID), "SPID-043"),
                bad("45", "NameID/@Format empty", set(NAME_ID, "Format", ""), "SPID-045"),
                bad("46", "NameID/@Format missing", unset(NAME_ID, "Format"), "SPID-045"),
                bad(
                        "47",
                        "NameID/@Format another",
                        set(NAME_ID, "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
                        "SPID-045"),
                bad("48", "NameID/@NameQualifier empty", set(NAME_ID, "NameQualifier", ""), "SPID-048"),
                bad("49", "NameID/@NameQualifier missing", unset(NAME_ID, "NameQualifier"), "SPID-048"),
                bad("51", "SubjectConfirmation empty", empty(CONFIRMATION), "SPID-051"),
                bad("52", "SubjectConfirmation missing", remove(CONFIRMATION), "SPID-051"),
                bad("53", "SubjectConfirmation/@Method empty", set(CONFIRMATION, "Method", ""), "SPID-053"),
                bad("54", "SubjectConfirmation/@Method missing", unset(CONFIRMATION, "Method"), "SPID-053"),
                bad(
                        "55",
                        "SubjectConfirmation/@Method another",
                        set(CONFIRMATION, "Method", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"),
                        "SPID-053"),
                bad("56", "SubjectConfirmationData missing", remove(DATA), "SPID-056"),
                bad("57", "@Recipient empty", set(DATA, "Recipient", ""), "SPID-057"),
                bad("58", "@Recipient missing", unset(DATA, "Recipient"), "SPID-057"),
                bad("59", "@Recipient another", set(DATA, "Recipient", STRANGER), "SPID-057"),
                bad("60", "@InResponseTo empty", set(DATA, "InResponseTo", ""), "SPID-060"),
                bad("61", "@InResponseTo missing", unset(DATA, "InResponseTo"), "SPID-060"),
                bad("62", "@InResponseTo another", set(DATA, "InResponseTo", "_other"), "SPID-060"),
                bad("63", "@NotOnOrAfter empty", set(DATA, "NotOnOrAfter", ""), "SPID-063"),
                bad("64", "@NotOnOrAfter missing", unset(DATA, "NotOnOrAfter"), "SPID-063"),
                bad("65", "@NotOnOrAfter badly written", set(DATA, "NotOnOrAfter", BAD_INSTANT), "SPID-063"),
                bad("66", "@NotOnOrAfter in the past", anHourAgo(DATA, "NotOnOrAfter"), "SPID-066"),
                bad("67", "Assertion/Issuer empty", empty(ISSUER_OF_ASSERTION), "SPID-067"),
                bad("68", "Assertion/Issuer missing", remove(ISSUER_OF_ASSERTION), "SPID-067"),
                bad("69", "Assertion/Issuer another", text(ISSUER_OF_ASSERTION, STRANGER), "SPID-067"),
                bad("70", "Assertion/Issuer/@Format empty", set(ISSUER_OF_ASSERTION, "Format", ""), "SPID-070"),
                bad("71", "Assertion/Issuer/@Format missing", unset(ISSUER_OF_ASSERTION, "Format"), "SPID-070"),
                bad("72", "Assertion/Issuer/@Format another", set(ISSUER_OF_ASSERTION, "Format", "urn:x"), "SPID-070"));
    }

    private static Stream<AgidCase> conditions() {
        return Stream.of(
                bad("73", "Conditions empty", empty(CONDITIONS), "SPID-073"),
                bad("74", "Conditions missing", remove(CONDITIONS), "SPID-073"),
                bad("75", "@NotBefore empty", set(CONDITIONS, "NotBefore", ""), "SPID-075"),
                bad("76", "@NotBefore missing", unset(CONDITIONS, "NotBefore"), "SPID-075"),
                bad("77", "@NotBefore badly written", set(CONDITIONS, "NotBefore", BAD_INSTANT), "SPID-075"),
                bad("78", "@NotBefore ahead", set(CONDITIONS, "NotBefore", FAR_AHEAD), "SPID-078"),
                bad("79", "@NotOnOrAfter empty", set(CONDITIONS, "NotOnOrAfter", ""), "SPID-079"),
                bad("80", "@NotOnOrAfter missing", unset(CONDITIONS, "NotOnOrAfter"), "SPID-079"),
                bad("81", "@NotOnOrAfter badly written", set(CONDITIONS, "NotOnOrAfter", BAD_INSTANT), "SPID-079"),
                bad("82", "@NotOnOrAfter in the past", anHourAgo(CONDITIONS, "NotOnOrAfter"), "SPID-082"),
                bad("83", "AudienceRestriction empty", empty(RESTRICTION), "SPID-083"),
                bad("84", "AudienceRestriction missing", remove(RESTRICTION), "SPID-083"),
                bad("85", "Audience empty", empty(AUDIENCE), "SPID-085"),
                bad("86", "Audience missing", remove(AUDIENCE), "SPID-085"),
                bad("87", "Audience another", text(AUDIENCE, STRANGER), "SPID-085"),
                bad(
                        "87",
                        "Audience another beside ours",
                        append(RESTRICTION, element("saml", "Audience", STRANGER)),
                        "SPID-085"));
    }

    private static Stream<AgidCase> attributes() {
        return Stream.of(
                bad("98", "AttributeStatement empty", empty(ATTRIBUTES), "SPID-098"),
                bad("99", "Attribute empty", append(ATTRIBUTES, element("saml", "Attribute", "")), "SPID-099"),
                bad("99", "fiscalNumber without value", empty(FISCAL_NUMBER), "SPID-099"),
                bad("103", "no fiscalNumber", remove(FISCAL_NUMBER), "SPID-103"),
                bad("103", "no AttributeStatement", remove(ATTRIBUTES), "SPID-103"),
                bad("103", "fiscalNumber of nobody", text(VALUE, "TINIT-"), "SPID-103"));
    }

    /** The provider sends it so itself. The Response is left unsigned, so that there is nothing else wrong with it. */
    private static AgidCase bad(String number, String what, Edit edit, String code) {
        return new AgidCase(number, what, edited(edit).withoutResponseSignature(), code);
    }

    private static AgidCase fine(String number, String what, AnswerScript script) {
        return new AgidCase(number, what, script, "");
    }

    private static AnswerScript edited(Edit edit) {
        return AnswerScript.genuine().edit(edit);
    }

    static Edit anHourAgo(String path, String attribute) {
        return change(
                path,
                attribute,
                then -> Instant.parse(then).minus(Duration.ofHours(1)).toString());
    }

    static String attribute(String name, String value) {
        return element("saml", "Attribute", element("saml", "AttributeValue", value))
                .replaceFirst(" ", " Name=\"%s\" ".formatted(name));
    }

    private static String milliseconds(String instant) {
        return instant.substring(0, 19) + ".123Z";
    }

    private static String spaced(String text) {
        return "\n\t  " + text + " \n";
    }
}
