package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.ASSERTION;
import static it.varco.spid.answer.TestAnswers.RECEIVED_AT;
import static it.varco.spid.answer.TestAnswers.REQUESTED_AT;
import static it.varco.spid.answer.TestAnswers.RESPONSE;
import static it.varco.spid.answer.TestAnswers.append;
import static it.varco.spid.answer.TestAnswers.empty;
import static it.varco.spid.answer.TestAnswers.insertBefore;
import static it.varco.spid.answer.TestAnswers.prepend;
import static it.varco.spid.answer.TestAnswers.remove;
import static it.varco.spid.answer.TestAnswers.rename;
import static it.varco.spid.answer.TestAnswers.repeat;
import static it.varco.spid.answer.TestAnswers.set;
import static it.varco.spid.answer.TestAnswers.sign;
import static it.varco.spid.answer.TestAnswers.unset;
import static it.varco.spid.answer.TestAnswers.write;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.TestRegistry;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The cases of AgID's validator, by their numbers, and ours after them: what is done to a genuine answer, and exactly which
 * checks it then fails. Where several fail, the element that is gone takes what it held along.
 */
final class AnswerCases {

    private static final String ISSUER = RESPONSE + "/saml:Issuer";
    private static final String STATUS = RESPONSE + "/samlp:Status";
    private static final String SUBJECT = ASSERTION + "/saml:Subject";
    private static final String NAME_ID = SUBJECT + "/saml:NameID";
    private static final String CONFIRMATION = SUBJECT + "/saml:SubjectConfirmation";
    private static final String DATA = CONFIRMATION + "/saml:SubjectConfirmationData";
    private static final String CONDITIONS = ASSERTION + "/saml:Conditions";
    private static final String RESTRICTION = CONDITIONS + "/saml:AudienceRestriction";
    private static final String AUDIENCE = RESTRICTION + "/saml:Audience";
    private static final String STATEMENT = ASSERTION + "/saml:AuthnStatement";
    private static final String CONTEXT = STATEMENT + "/saml:AuthnContext";
    private static final String CLASS = CONTEXT + "/saml:AuthnContextClassRef";
    private static final String ATTRIBUTES = ASSERTION + "/saml:AttributeStatement";
    private static final String FISCAL_NUMBER = ATTRIBUTES + "/saml:Attribute[@Name='fiscalNumber']";

    private static final String LAST_YEAR = "2025-03-02T09:00:00Z";
    private static final String FAR_AHEAD = "2099-01-01T00:00:00Z";

    /** Without Z or offset nobody knows which instant it is; a date alone is none. */
    private static final String BAD_INSTANT = "2026-03-02 09:01:00";

    /**
     * One case.
     *
     * @param number AgID's, or a name of ours
     * @param what what is done
     * @param signed what the provider signs
     * @param before done before signing: the provider itself errs or lies
     * @param after done after signing: somebody tampers, or what can't be signed is missing
     * @param codes the checks that fail; none where the answer is accepted
     */
    record AnswerCase(String number, String what, Signed signed, Edit before, Edit after, List<String> codes) {

        Document document() {
            return TestAnswers.answer(signed, before, after);
        }

        @Override
        public String toString() {
            return number + ": " + what;
        }
    }

    private AnswerCases() {}

    static Stream<AnswerCase> refused() {
        return Stream.of(signatures(), response(), assertion(), conditions(), level(), attributes(), ours())
                .flatMap(group -> group);
    }

    static Stream<AnswerCase> accepted() {
        return Stream.of(
                provider("1", "as it should be, both signed", Edit.NONE, Signed.BOTH),
                provider("1", "as it should be, the Assertion signed", Edit.NONE, Signed.ASSERTION),
                provider("1-NS", "no SessionIndex", unset(STATEMENT, "SessionIndex"), Signed.BOTH),
                provider("31", "Response/Issuer without Format", unset(ISSUER, "Format"), Signed.BOTH),
                provider(
                        "103",
                        "an attribute that was not asked for",
                        append(ATTRIBUTES, attribute("email", "mario@example.org")),
                        Signed.BOTH),
                provider("109", "attributes without NameFormat", unset(FISCAL_NUMBER, "NameFormat"), Signed.BOTH),
                provider(
                        "110",
                        "instants with milliseconds",
                        set(RESPONSE, "IssueInstant", "2026-03-02T09:01:00.123Z")
                                .and(set(ASSERTION, "IssueInstant", "2026-03-02T09:01:00.123Z")),
                        Signed.BOTH),
                provider(
                        "50",
                        "NameQualifier that is not the provider, which the validator has and doesn't enforce",
                        set(NAME_ID, "NameQualifier", "something else"),
                        Signed.BOTH),
                provider(
                        "instants",
                        "an offset in place of Z, and nanoseconds",
                        set(RESPONSE, "IssueInstant", "2026-03-02T10:01:00.123456789+01:00"),
                        Signed.BOTH),
                provider("type", "values without xsi:type", AnswerCases::untyped, Signed.BOTH),
                provider(
                        "white space",
                        "line breaks around texts",
                        write(ISSUER, "\n  " + TestRegistry.UNO.entityId() + "\n  ")
                                .and(write(AUDIENCE, " " + TestAnswers.SERVICE_PROVIDER + "\n"))
                                .and(write(CLASS, "\n\thttps://www.spid.gov.it/SpidL2 ")),
                        Signed.BOTH),
                provider("instant", "no AuthnInstant", unset(STATEMENT, "AuthnInstant"), Signed.BOTH),
                provider("level", "a higher level", write(CLASS, "https://www.spid.gov.it/SpidL3"), Signed.BOTH));
    }

    private static Stream<AnswerCase> signatures() {
        return Stream.of(
                new AnswerCase(
                        "2", "nothing signed", Signed.NOTHING, Edit.NONE, Edit.NONE, codes("SPID-002", "SPID-004")),
                new AnswerCase(
                        "3",
                        "the Response signed, the Assertion not",
                        Signed.RESPONSE,
                        Edit.NONE,
                        Edit.NONE,
                        codes("SPID-002", "SPID-004")),
                new AnswerCase(
                        "4",
                        "signed with a key that is not the provider's",
                        Signed.NOTHING,
                        Edit.NONE,
                        AnswerCases::signedByStrangerWhoNamesTheRightCertificate,
                        codes("SPID-004")),
                new AnswerCase(
                        "5",
                        "the same, and its own certificate in KeyInfo",
                        Signed.NOTHING,
                        Edit.NONE,
                        document -> sign(document, ASSERTION, TestKeys.STRANGER),
                        codes("SPID-004")),
                new AnswerCase(
                        "100",
                        "the Assertion signed by a stranger, the Response by the provider",
                        Signed.NOTHING,
                        Edit.NONE,
                        document -> {
                            sign(document, ASSERTION, TestKeys.STRANGER);
                            sign(document, RESPONSE, TestKeys.UNO);
                        },
                        codes("SPID-004")),
                new AnswerCase(
                        "112",
                        "the provider's signed EntityDescriptor comes first, the Assertion is unsigned",
                        Signed.NOTHING,
                        Edit.NONE,
                        AnswerCases::withEntityDescriptor,
                        codes("SPID-002", "SPID-004", "SPID-112", "SPID-V05")),
                new AnswerCase(
                        "113",
                        "the provider's signed EntityDescriptor comes first, the Assertion was changed",
                        Signed.ASSERTION,
                        Edit.NONE,
                        Edit.NONE
                                .and(write(FISCAL_NUMBER + "/saml:AttributeValue", "TINIT-" + TestAnswers.VICTIM))
                                .and(AnswerCases::withEntityDescriptor),
                        codes("SPID-004", "SPID-112", "SPID-V05")));
    }

    private static Stream<AnswerCase> response() {
        return Stream.of(
                provider("8", "Response/@ID empty", set(RESPONSE, "ID", ""), "SPID-008"),
                provider("9", "Response/@ID missing", unset(RESPONSE, "ID"), "SPID-008"),
                provider("10", "Response/@Version 3.0", set(RESPONSE, "Version", "3.0"), "SPID-010"),
                provider("10", "Response/@Version empty", set(RESPONSE, "Version", ""), "SPID-010"),
                provider("10", "Response/@Version missing", unset(RESPONSE, "Version"), "SPID-010"),
                provider("11", "Response/@IssueInstant empty", set(RESPONSE, "IssueInstant", ""), noResponseInstant()),
                provider("12", "Response/@IssueInstant missing", unset(RESPONSE, "IssueInstant"), noResponseInstant()),
                provider(
                        "13",
                        "Response/@IssueInstant in a bad format",
                        set(RESPONSE, "IssueInstant", BAD_INSTANT),
                        noResponseInstant()),
                provider(
                        "13",
                        "Response/@IssueInstant without zone",
                        set(RESPONSE, "IssueInstant", "2026-03-02T09:01:00"),
                        noResponseInstant()),
                provider(
                        "13",
                        "Response/@IssueInstant without seconds",
                        set(RESPONSE, "IssueInstant", "2026-03-02T09:01Z"),
                        noResponseInstant()),
                provider(
                        "13",
                        "Response/@IssueInstant on 30 February",
                        set(RESPONSE, "IssueInstant", "2026-02-30T09:01:00Z"),
                        noResponseInstant()),
                provider(
                        "14",
                        "Response/@IssueInstant before the request",
                        set(RESPONSE, "IssueInstant", LAST_YEAR),
                        "SPID-014"),
                provider(
                        "15",
                        "Response/@IssueInstant after the reception",
                        set(RESPONSE, "IssueInstant", FAR_AHEAD),
                        "SPID-015"),
                provider("16", "Response/@InResponseTo empty", set(RESPONSE, "InResponseTo", ""), "SPID-016"),
                provider("17", "Response/@InResponseTo missing", unset(RESPONSE, "InResponseTo"), "SPID-016"),
                provider("18", "Response/@InResponseTo another", set(RESPONSE, "InResponseTo", "_other"), "SPID-016"),
                provider("19", "Response/@Destination empty", set(RESPONSE, "Destination", ""), "SPID-019"),
                provider("20", "Response/@Destination missing", unset(RESPONSE, "Destination"), "SPID-019"),
                provider(
                        "21",
                        "Response/@Destination another",
                        set(RESPONSE, "Destination", "https://altro.example/acs"),
                        "SPID-019"),
                // Look-alikes of our location: another case, a port, a longer path, a blank.
                provider(
                        "21",
                        "Response/@Destination in another case",
                        set(RESPONSE, "Destination", TestAnswers.CONSUMER_SERVICE.replace("portale", "Portale")),
                        "SPID-019"),
                provider(
                        "21",
                        "Response/@Destination with a port",
                        set(RESPONSE, "Destination", TestAnswers.CONSUMER_SERVICE.replace(".example", ".example:443")),
                        "SPID-019"),
                provider(
                        "21",
                        "Response/@Destination longer",
                        set(RESPONSE, "Destination", TestAnswers.CONSUMER_SERVICE + "/clients/portal"),
                        "SPID-019"),
                provider(
                        "21",
                        "Response/@Destination of another realm",
                        set(RESPONSE, "Destination", TestAnswers.CONSUMER_SERVICE.replace("/varco/", "/master/")),
                        "SPID-019"),
                provider("22", "Status empty", empty(STATUS), "SPID-024"),
                provider("23", "Status missing", remove(STATUS), "SPID-022", "SPID-024", "SPID-112"),
                provider("24", "StatusCode empty", set(STATUS + "/samlp:StatusCode", "Value", ""), "SPID-024"),
                provider("24", "StatusCode without Value", unset(STATUS + "/samlp:StatusCode", "Value"), "SPID-024"),
                provider("25", "StatusCode missing", remove(STATUS + "/samlp:StatusCode"), "SPID-024"),
                provider(
                        "26",
                        "StatusCode not Success, with an Assertion",
                        set(
                                STATUS + "/samlp:StatusCode",
                                "Value",
                                "urn:oasis:names:tc:SAML:2.0:status:VersionMismatch"),
                        "SPID-026"),
                provider(
                        "26",
                        "StatusCode almost Success",
                        set(STATUS + "/samlp:StatusCode", "Value", Saml.STATUS_SUCCESS + " "),
                        "SPID-026"),
                provider("27", "Response/Issuer empty", empty(ISSUER), "SPID-027"),
                provider("28", "Response/Issuer missing", remove(ISSUER), "SPID-027", "SPID-030", "SPID-112"),
                provider("29", "Response/Issuer another", write(ISSUER, TestRegistry.DUE.entityId()), "SPID-027"),
                provider(
                        "29",
                        "Response/Issuer with a slash more",
                        write(ISSUER, TestRegistry.UNO.entityId() + "/"),
                        "SPID-027"),
                provider("30", "Response/Issuer/@Format another", set(ISSUER, "Format", "urn:other"), "SPID-030"),
                provider("30", "Response/Issuer/@Format empty", set(ISSUER, "Format", ""), "SPID-030"),
                new AnswerCase(
                        "32",
                        "Success without Assertion",
                        Signed.NOTHING,
                        remove(ASSERTION),
                        Edit.NONE,
                        withoutAssertion()));
    }

    private static Stream<AnswerCase> assertion() {
        return Stream.of(
                tampered("33", "Assertion/@ID empty", set(ASSERTION, "ID", ""), "SPID-004", "SPID-033"),
                tampered("34", "Assertion/@ID missing", unset(ASSERTION, "ID"), "SPID-004", "SPID-033"),
                provider("35", "Assertion/@Version 1.1", set(ASSERTION, "Version", "1.1"), "SPID-035"),
                provider("35", "Assertion/@Version missing", unset(ASSERTION, "Version"), "SPID-035"),
                provider(
                        "36",
                        "Assertion/@IssueInstant empty",
                        set(ASSERTION, "IssueInstant", ""),
                        "SPID-036",
                        "SPID-039",
                        "SPID-040"),
                provider(
                        "37",
                        "Assertion/@IssueInstant missing",
                        unset(ASSERTION, "IssueInstant"),
                        "SPID-036",
                        "SPID-039",
                        "SPID-040"),
                provider(
                        "38",
                        "Assertion/@IssueInstant in a bad format",
                        set(ASSERTION, "IssueInstant", BAD_INSTANT),
                        "SPID-036",
                        "SPID-039",
                        "SPID-040"),
                provider(
                        "39",
                        "Assertion/@IssueInstant before the request",
                        set(ASSERTION, "IssueInstant", LAST_YEAR),
                        "SPID-039"),
                provider(
                        "40",
                        "Assertion/@IssueInstant after the reception",
                        set(ASSERTION, "IssueInstant", FAR_AHEAD),
                        "SPID-040"),
                provider("41", "Subject empty", empty(SUBJECT), withoutSubject()),
                provider("42", "Subject missing", remove(SUBJECT), withoutSubject()),
                provider("43", "NameID empty", empty(NAME_ID), "SPID-043"),
                provider("44", "NameID missing", remove(NAME_ID), "SPID-043", "SPID-045", "SPID-048"),
                provider("45", "NameID/@Format empty", set(NAME_ID, "Format", ""), "SPID-045"),
                provider("46", "NameID/@Format missing", unset(NAME_ID, "Format"), "SPID-045"),
                provider(
                        "47",
                        "NameID/@Format another",
                        set(NAME_ID, "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
                        "SPID-045"),
                provider("48", "NameID/@NameQualifier empty", set(NAME_ID, "NameQualifier", ""), "SPID-048"),
                provider("49", "NameID/@NameQualifier missing", unset(NAME_ID, "NameQualifier"), "SPID-048"),
                provider(
                        "51",
                        "SubjectConfirmation empty",
                        empty(CONFIRMATION),
                        "SPID-051",
                        "SPID-056",
                        "SPID-057",
                        "SPID-060",
                        "SPID-063",
                        "SPID-066"),
                provider(
                        "52",
                        "SubjectConfirmation missing",
                        remove(CONFIRMATION),
                        "SPID-051",
                        "SPID-053",
                        "SPID-056",
                        "SPID-057",
                        "SPID-060",
                        "SPID-063",
                        "SPID-066"),
                provider("53", "SubjectConfirmation/@Method empty", set(CONFIRMATION, "Method", ""), "SPID-053"),
                provider("54", "SubjectConfirmation/@Method missing", unset(CONFIRMATION, "Method"), "SPID-053"),
                provider(
                        "55",
                        "SubjectConfirmation/@Method another",
                        set(CONFIRMATION, "Method", "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches"),
                        "SPID-053"),
                provider(
                        "56",
                        "SubjectConfirmationData missing",
                        // The confirmation is kept from being empty, which is case 51.
                        remove(DATA).and(append(CONFIRMATION, saml("BaseID"))),
                        "SPID-056",
                        "SPID-057",
                        "SPID-060",
                        "SPID-063",
                        "SPID-066"),
                provider("57", "@Recipient empty", set(DATA, "Recipient", ""), "SPID-057"),
                provider("58", "@Recipient missing", unset(DATA, "Recipient"), "SPID-057"),
                provider("59", "@Recipient another", set(DATA, "Recipient", "https://altro.example/acs"), "SPID-057"),
                provider(
                        "59",
                        "@Recipient of another realm",
                        set(DATA, "Recipient", TestAnswers.CONSUMER_SERVICE.replace("/varco/", "/master/")),
                        "SPID-057"),
                provider("60", "@InResponseTo empty", set(DATA, "InResponseTo", ""), "SPID-060"),
                provider("61", "@InResponseTo missing", unset(DATA, "InResponseTo"), "SPID-060"),
                provider("62", "@InResponseTo another", set(DATA, "InResponseTo", "_other"), "SPID-060"),
                provider("63", "@NotOnOrAfter empty", set(DATA, "NotOnOrAfter", ""), "SPID-063", "SPID-066"),
                provider("64", "@NotOnOrAfter missing", unset(DATA, "NotOnOrAfter"), "SPID-063", "SPID-066"),
                provider(
                        "65",
                        "@NotOnOrAfter in a bad format",
                        set(DATA, "NotOnOrAfter", BAD_INSTANT),
                        "SPID-063",
                        "SPID-066"),
                provider("66", "@NotOnOrAfter in the past", set(DATA, "NotOnOrAfter", REQUESTED_AT), "SPID-066"),
                provider("67", "Assertion/Issuer empty", empty(ASSERTION + "/saml:Issuer"), "SPID-067"),
                // A signature has its place after the issuer.
                provider(
                        "68",
                        "Assertion/Issuer missing",
                        remove(ASSERTION + "/saml:Issuer"),
                        "SPID-004",
                        "SPID-067",
                        "SPID-070"),
                provider(
                        "69",
                        "Assertion/Issuer another",
                        write(ASSERTION + "/saml:Issuer", TestRegistry.DUE.entityId()),
                        "SPID-067"),
                provider(
                        "70",
                        "Assertion/Issuer/@Format empty",
                        set(ASSERTION + "/saml:Issuer", "Format", ""),
                        "SPID-070"),
                provider(
                        "71",
                        "Assertion/Issuer/@Format missing",
                        unset(ASSERTION + "/saml:Issuer", "Format"),
                        "SPID-070"),
                provider(
                        "72",
                        "Assertion/Issuer/@Format another",
                        set(ASSERTION + "/saml:Issuer", "Format", "urn:other"),
                        "SPID-070"));
    }

    private static Stream<AnswerCase> conditions() {
        return Stream.of(
                provider("73", "Conditions empty", empty(CONDITIONS), "SPID-073", "SPID-083", "SPID-085"),
                provider(
                        "74",
                        "Conditions missing",
                        remove(CONDITIONS),
                        "SPID-073",
                        "SPID-075",
                        "SPID-078",
                        "SPID-079",
                        "SPID-082",
                        "SPID-083",
                        "SPID-085"),
                provider("75", "@NotBefore empty", set(CONDITIONS, "NotBefore", ""), "SPID-075", "SPID-078"),
                provider("76", "@NotBefore missing", unset(CONDITIONS, "NotBefore"), "SPID-075", "SPID-078"),
                provider(
                        "77",
                        "@NotBefore in a bad format",
                        set(CONDITIONS, "NotBefore", BAD_INSTANT),
                        "SPID-075",
                        "SPID-078"),
                provider("78", "@NotBefore ahead", set(CONDITIONS, "NotBefore", FAR_AHEAD), "SPID-078"),
                provider("79", "@NotOnOrAfter empty", set(CONDITIONS, "NotOnOrAfter", ""), "SPID-079", "SPID-082"),
                provider("80", "@NotOnOrAfter missing", unset(CONDITIONS, "NotOnOrAfter"), "SPID-079", "SPID-082"),
                provider(
                        "81",
                        "@NotOnOrAfter in a bad format",
                        set(CONDITIONS, "NotOnOrAfter", BAD_INSTANT),
                        "SPID-079",
                        "SPID-082"),
                provider("82", "@NotOnOrAfter in the past", set(CONDITIONS, "NotOnOrAfter", REQUESTED_AT), "SPID-082"),
                provider("83", "AudienceRestriction empty", empty(RESTRICTION), "SPID-083", "SPID-085"),
                provider(
                        "84",
                        "AudienceRestriction missing",
                        // The conditions are kept from being empty, which is case 73.
                        remove(RESTRICTION).and(append(CONDITIONS, saml("OneTimeUse"))),
                        "SPID-083",
                        "SPID-085"),
                provider("85", "Audience empty", empty(AUDIENCE), "SPID-085"),
                provider(
                        "86", "Audience missing", remove(AUDIENCE).and(append(RESTRICTION, saml("Other"))), "SPID-085"),
                provider("87", "Audience another", write(AUDIENCE, "https://altro.example"), "SPID-085"),
                // Keycloak's own check would take these two.
                provider("87", "Audience our location", write(AUDIENCE, TestAnswers.CONSUMER_SERVICE), "SPID-085"),
                provider(
                        "87",
                        "Audience ours among others",
                        append(RESTRICTION, saml("Audience", "https://altro.example")),
                        "SPID-085"),
                provider(
                        "87",
                        "Audience that ours is a prefix of",
                        write(AUDIENCE, TestAnswers.SERVICE_PROVIDER + ".altro.example"),
                        "SPID-085"),
                provider("84", "AudienceRestriction twice", repeat(RESTRICTION), "SPID-083", "SPID-085"));
    }

    private static Stream<AnswerCase> level() {
        return Stream.of(
                provider(
                        "88",
                        "AuthnStatement empty",
                        empty(STATEMENT),
                        "SPID-088",
                        "SPID-090",
                        "SPID-092",
                        "SPID-094",
                        "SPID-097"),
                provider(
                        "89",
                        "AuthnStatement missing",
                        remove(STATEMENT),
                        "SPID-088",
                        "SPID-090",
                        "SPID-092",
                        "SPID-094",
                        "SPID-097"),
                provider("90", "AuthnContext empty", empty(CONTEXT), "SPID-090", "SPID-092", "SPID-094", "SPID-097"),
                provider(
                        "91",
                        "AuthnContext missing",
                        remove(CONTEXT).and(append(STATEMENT, saml("SubjectLocality"))),
                        "SPID-090",
                        "SPID-092",
                        "SPID-094",
                        "SPID-097"),
                provider("92", "AuthnContextClassRef empty", empty(CLASS), "SPID-092", "SPID-094", "SPID-097"),
                provider(
                        "93",
                        "AuthnContextClassRef missing",
                        remove(CLASS).and(append(CONTEXT, saml("AuthnContextDecl"))),
                        "SPID-092",
                        "SPID-094",
                        "SPID-097"),
                provider("94", "level 1", write(CLASS, "https://www.spid.gov.it/SpidL1"), "SPID-094"),
                noLevel("https://www.spid.gov.it/SpidL4"),
                noLevel("https://www.spid.gov.it/spidl2"),
                noLevel("http://www.spid.gov.it/SpidL2"),
                noLevel("SpidL2"),
                noLevel("https://www.spid.gov.it/SpidL1 https://www.spid.gov.it/SpidL2"),
                noLevel("urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2"),
                noLevel("urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL3"));
    }

    private static AnswerCase noLevel(String classRef) {
        return provider("97", classRef, write(CLASS, classRef), "SPID-094", "SPID-097");
    }

    private static Stream<AnswerCase> attributes() {
        return Stream.of(
                provider("98", "AttributeStatement empty", empty(ATTRIBUTES), "SPID-098", "SPID-103"),
                provider("99", "Attribute without values", empty(FISCAL_NUMBER), "SPID-099", "SPID-103"),
                provider("99", "Attribute with nothing at all", append(ATTRIBUTES, saml("Attribute")), "SPID-099"),
                provider(
                        "99",
                        "Attribute without Name",
                        append(ATTRIBUTES, attribute("x", "y").replace(" Name=\"x\"", "")),
                        "SPID-099"),
                provider("103", "no fiscalNumber", remove(FISCAL_NUMBER), "SPID-103"),
                provider("103", "no AttributeStatement", remove(ATTRIBUTES), "SPID-103"),
                provider("103", "fiscalNumber empty", write(FISCAL_NUMBER + "/saml:AttributeValue", ""), "SPID-103"),
                provider(
                        "103",
                        "fiscalNumber without prefix",
                        write(FISCAL_NUMBER + "/saml:AttributeValue", TestAnswers.FISCAL_CODE),
                        "SPID-103"),
                provider(
                        "103",
                        "fiscalNumber with a wrong check letter",
                        write(FISCAL_NUMBER + "/saml:AttributeValue", "TINIT-RSSMRA85T10A562X"),
                        "SPID-103"),
                provider(
                        "103",
                        "fiscalNumber with a blank",
                        write(FISCAL_NUMBER + "/saml:AttributeValue", "TINIT-" + TestAnswers.FISCAL_CODE + " "),
                        "SPID-103"),
                provider(
                        "103",
                        "fiscalNumber with two values",
                        append(FISCAL_NUMBER, saml("AttributeValue", "TINIT-" + TestAnswers.VICTIM)),
                        "SPID-103"));
    }

    private static Stream<AnswerCase> ours() {
        return Stream.of(
                tampered(
                        "V01",
                        "the root is not a Response",
                        rename(RESPONSE, Saml.PROTOCOL_NS, "samlp:ArtifactResponse"),
                        "SPID-V01"),
                tampered(
                        "V01",
                        "the root is of another namespace",
                        rename(RESPONSE, "urn:other", "o:Response"),
                        "SPID-V01"),
                new AnswerCase(
                        "V02",
                        "the Response signed by a stranger, the Assertion by the provider",
                        Signed.ASSERTION,
                        Edit.NONE,
                        document -> sign(document, RESPONSE, TestKeys.STRANGER),
                        codes("SPID-V02")),
                new AnswerCase(
                        "V02",
                        "the signed Response changed outside the Assertion",
                        Signed.BOTH,
                        Edit.NONE,
                        set(RESPONSE, "Consent", "urn:oasis:names:tc:SAML:2.0:consent:obtained"),
                        codes("SPID-V02")),
                provider(
                        "V03",
                        "an Assertion within the Assertion's Advice",
                        append(
                                ASSERTION,
                                "<saml:Advice xmlns:saml=\"" + Saml.ASSERTION_NS + "\">" + saml("Assertion")
                                        + "</saml:Advice>"),
                        "SPID-V03"),
                provider(
                        "V03",
                        "an Assertion within StatusDetail",
                        append(STATUS, samlp("StatusDetail", saml("Assertion"))),
                        "SPID-V03"),
                provider(
                        "V03",
                        "two Assertions",
                        document -> {
                            Element second =
                                    (Element) Dom.at(document, ASSERTION).cloneNode(true);
                            second.setAttribute("ID", "_second");
                            Dom.at(document, RESPONSE).appendChild(second);
                        },
                        twoAssertions()),
                provider(
                        "V04",
                        "an EncryptedAssertion beside the Assertion",
                        append(RESPONSE, saml("EncryptedAssertion")),
                        "SPID-V04",
                        "SPID-112"),
                provider(
                        "V04",
                        "an EncryptedAssertion before the Assertion",
                        insertBefore(ASSERTION, saml("EncryptedAssertion")),
                        "SPID-V04",
                        "SPID-112"),
                provider("V04", "an EncryptedID", append(SUBJECT, saml("EncryptedID")), "SPID-V04"),
                provider("V04", "an EncryptedAttribute", append(ATTRIBUTES, saml("EncryptedAttribute")), "SPID-V04"),
                provider("112", "Extensions", insertBefore(STATUS, samlp("Extensions", "")), "SPID-112"),
                provider("112", "something at the end", append(RESPONSE, "<x xmlns=\"urn:other\"/>"), "SPID-112"),
                provider(
                        "112",
                        "something of another namespace under the name of the signature",
                        insertBefore(STATUS, "<o:Signature xmlns:o=\"urn:other\"/>"),
                        "SPID-112"),
                provider(
                        "V05",
                        "a signature within an attribute",
                        append(FISCAL_NUMBER, "<ds:Signature xmlns:ds=\"" + Saml.SIGNATURE_NS + "\"/>"),
                        "SPID-V05"),
                provider(
                        "V06",
                        "AuthnInstant after the reception",
                        set(STATEMENT, "AuthnInstant", RECEIVED_AT.plusSeconds(60)),
                        "SPID-V06"),
                provider("V06", "AuthnInstant in a bad format", set(STATEMENT, "AuthnInstant", "now"), "SPID-V06"),
                provider(
                        "V07",
                        "an attribute that comes twice",
                        repeat(ATTRIBUTES + "/saml:Attribute[@Name='name']"),
                        "SPID-V07"),
                provider(
                        "V07",
                        "fiscalNumber twice, of two people",
                        append(ATTRIBUTES, attribute("fiscalNumber", "TINIT-" + TestAnswers.VICTIM)),
                        "SPID-V07",
                        "SPID-103"),
                provider(
                        "V07",
                        "fiscalNumber twice, in two statements",
                        append(
                                ASSERTION,
                                "<saml:AttributeStatement xmlns:saml=\"" + Saml.ASSERTION_NS + "\">"
                                        + attribute("fiscalNumber", "TINIT-" + TestAnswers.VICTIM)
                                        + "</saml:AttributeStatement>"),
                        "SPID-V07",
                        "SPID-103"));
    }

    /** The provider itself sends it so: only the Assertion is signed, so that every part of the Response can be had. */
    private static AnswerCase provider(String number, String what, Edit before, String... codes) {
        return new AnswerCase(number, what, Signed.ASSERTION, before, Edit.NONE, codes(codes));
    }

    private static AnswerCase provider(String number, String what, Edit before, Signed signed) {
        return new AnswerCase(number, what, signed, before, Edit.NONE, List.of());
    }

    private static AnswerCase tampered(String number, String what, Edit after, String... codes) {
        return new AnswerCase(number, what, Signed.ASSERTION, Edit.NONE, after, codes(codes));
    }

    private static List<String> codes(String... codes) {
        return List.of(codes);
    }

    private static String[] noResponseInstant() {
        return new String[] {"SPID-011", "SPID-014", "SPID-015"};
    }

    private static String[] withoutSubject() {
        return new String[] {
            "SPID-041",
            "SPID-043",
            "SPID-045",
            "SPID-048",
            "SPID-051",
            "SPID-053",
            "SPID-056",
            "SPID-057",
            "SPID-060",
            "SPID-063",
            "SPID-066"
        };
    }

    /** Every check of something in the Assertion, whose absence is not the absence of something bad. */
    private static List<String> withoutAssertion() {
        return Stream.of(
                        Stream.of("SPID-002", "SPID-004", "SPID-032", "SPID-112", "SPID-V03"),
                        Stream.of("SPID-033", "SPID-035", "SPID-036", "SPID-039", "SPID-040", "SPID-067", "SPID-070"),
                        Stream.of(withoutSubject()),
                        Stream.of("SPID-073", "SPID-075", "SPID-078", "SPID-079", "SPID-082", "SPID-083", "SPID-085"),
                        Stream.of("SPID-088", "SPID-090", "SPID-092", "SPID-094", "SPID-097", "SPID-103"))
                .flatMap(codes -> codes)
                .toList();
    }

    /** With two, neither is the Assertion; the signature of the one that has one is nobody's. */
    private static String[] twoAssertions() {
        return Stream.concat(withoutAssertion().stream(), Stream.of("SPID-V05")).toArray(String[]::new);
    }

    private static String saml(String name) {
        return saml(name, "");
    }

    private static String saml(String name, String text) {
        return "<saml:" + name + " xmlns:saml=\"" + Saml.ASSERTION_NS + "\">" + text + "</saml:" + name + ">";
    }

    private static String samlp(String name, String content) {
        return "<samlp:" + name + " xmlns:samlp=\"" + Saml.PROTOCOL_NS + "\">" + content + "</samlp:" + name + ">";
    }

    private static String attribute(String name, String value) {
        return "<saml:Attribute xmlns:saml=\"" + Saml.ASSERTION_NS + "\" Name=\"" + name + "\"><saml:AttributeValue>"
                + value + "</saml:AttributeValue></saml:Attribute>";
    }

    private static void untyped(Document document) {
        for (String name : List.of("name", "familyName", "fiscalNumber")) {
            Dom.at(document, ATTRIBUTES + "/saml:Attribute[@Name='" + name + "']/saml:AttributeValue")
                    .removeAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
        }
    }

    private static void signedByStrangerWhoNamesTheRightCertificate(Document document) {
        Element assertion = Dom.at(document, ASSERTION);
        EnvelopedSignature.sign(
                assertion,
                TestAnswers.afterIssuer(assertion),
                TestKeys.STRANGER.signing(),
                TestRegistry.UNO.key().certificate());
    }

    /** What anyone can download: the metadata of the provider, with its own right signature. */
    private static void withEntityDescriptor(Document document) {
        prepend(
                        RESPONSE,
                        "<md:EntityDescriptor xmlns:md=\"" + Saml.METADATA_NS + "\" ID=\"_metadata\" entityID=\""
                                + TestRegistry.UNO.entityId() + "\"><md:Organization/></md:EntityDescriptor>")
                .accept(document);
        sign(document, RESPONSE + "/md:EntityDescriptor", TestKeys.UNO);
    }
}
