package it.varco.spid.lint;

import static it.varco.spid.lint.Edits.appended;
import static it.varco.spid.lint.Edits.attribute;
import static it.varco.spid.lint.Edits.first;
import static it.varco.spid.lint.Edits.last;
import static it.varco.spid.lint.Edits.nothing;
import static it.varco.spid.lint.Edits.renamed;
import static it.varco.spid.lint.Edits.text;
import static it.varco.spid.lint.Edits.twice;
import static it.varco.spid.lint.Edits.without;
import static it.varco.spid.lint.Edits.withoutAttribute;
import static it.varco.spid.lint.Edits.withoutAttributesOf;
import static it.varco.spid.metadata.Activity.PUBLIC_FULL_AGGREGATOR;
import static it.varco.spid.metadata.Activity.PUBLIC_LIGHT_AGGREGATOR;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.metadata.Activity;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.ServiceProvider;
import it.varco.spid.metadata.SpidMetadata;
import it.varco.spid.metadata.TestBodies;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One broken document for each rule, beside the same document with nothing broken. */
class MetadataLintTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ROOT = "/md:EntityDescriptor";
    private static final String ROLE = ROOT + "/md:SPSSODescriptor";
    private static final String ACS = ROLE + "/md:AssertionConsumerService";
    private static final String SLO = ROLE + "/md:SingleLogoutService[1]";
    private static final String SET = ROLE + "/md:AttributeConsumingService[1]";
    private static final String ORGANIZATION = ROOT + "/md:Organization";
    private static final String CONTACT = ROOT + "/md:ContactPerson[1]";
    private static final String SECOND = ROOT + "/md:ContactPerson[2]";
    private static final String EXTENSIONS = CONTACT + "/md:Extensions";
    private static final String BILLED = SECOND + "/md:Extensions/fpa:CessionarioCommittente";
    private static final String KEY = ROLE + "/md:KeyDescriptor";

    /**
     * A document that breaks rules.
     *
     * @param codes the rule in question first, then those that cannot but be broken with it
     */
    record Broken(
            String codes,
            ServiceProvider provider,
            UnaryOperator<TestCertificate> certificate,
            Consumer<Document> edit) {

        String code() {
            return codes.split(" ")[0];
        }

        @Override
        public String toString() {
            return codes;
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void findsNothingInWhatWePublish(ServiceProvider provider) {
        assertThat(lint(provider, UnaryOperator.identity(), nothing())).isEmpty();
    }

    static Stream<ServiceProvider> kinds() {
        return Stream.concat(
                Stream.of(TestBodies.publicBody(), TestBodies.privateBody(), TestBodies.privateBodyWithFiscalCode()),
                Arrays.stream(Activity.values()).map(TestBodies::behind));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void namesWhatAgidWouldRefuse(Broken broken) {
        assertThat(lint(broken.provider(), broken.certificate(), broken.edit()))
                .extracting(LintFinding::code)
                .containsOnly(broken.codes().split(" "));
    }

    static Stream<Broken> broken() {
        return Stream.of(
                        documents(),
                        roles(),
                        sets(),
                        organizations(),
                        contacts(),
                        bills(),
                        aggregators(),
                        certificates())
                .flatMap(rows -> rows);
    }

    private static Stream<Broken> documents() {
        return Stream.of(
                publicly("SPID-M03 SPID-M80", attribute(ROOT, "entityID", "https://portale.example:8443")),
                publicly("SPID-M03 SPID-M80", attribute(ROOT, "entityID", "http://portale.example")),
                publicly("SPID-M03 SPID-M80", attribute(ROOT, "entityID", "https://portale.example/?a=b")),
                publicly("SPID-M03 SPID-M80", attribute(ROOT, "entityID", "https://p.example/" + "x".repeat(1024))),
                publicly("SPID-M07", last(ORGANIZATION)),
                publicly("SPID-M07", appended(ROOT, Saml.METADATA_NS, "md:IDPSSODescriptor")),
                publicly("SPID-M08", attribute(ROOT, "validUntil", "2030-01-01T00:00:00Z")),
                publicly("SPID-M08", attribute(ROOT, "cacheDuration", "P1D")));
    }

    private static Stream<Broken> roles() {
        return Stream.of(
                publicly("SPID-M10", without(ROLE)),
                publicly("SPID-M10", twice(ROLE)),
                publicly("SPID-M11", attribute(ROLE, "protocolSupportEnumeration", Saml.METADATA_NS)),
                publicly("SPID-M12", attribute(ROLE, "AuthnRequestsSigned", "false")),
                publicly("SPID-M13", withoutAttribute(ROLE, "WantAssertionsSigned")),
                publicly("SPID-M14", last(KEY)),
                publicly("SPID-M14", appended(ROLE, Saml.METADATA_NS, "md:ManageNameIDService")),
                publicly("SPID-M15", without(KEY)),
                publicly("SPID-M16 SPID-M15", withoutAttribute(KEY, "use")),
                publicly("SPID-M17", text(KEY + "//ds:X509Certificate", "AAAA")),
                publicly("SPID-M18", document -> {
                    twice(KEY).accept(document);
                    attribute(KEY + "[2]", "use", "encryption").accept(document);
                }),
                publicly("SPID-M19", document -> {
                    without(SLO).accept(document);
                    without(SLO).accept(document);
                }),
                publicly("SPID-M20", attribute(SLO, "Binding", "urn:oasis:names:tc:SAML:2.0:bindings:PAOS")),
                publicly("SPID-M21", attribute(SLO, "Location", "http://portale.example/slo")),
                publicly("SPID-M21", attribute(SLO, "ResponseLocation", "http://portale.example/slo")),
                publicly("SPID-M22", without(ROLE + "/md:NameIDFormat")),
                publicly("SPID-M22", text(ROLE + "/md:NameIDFormat", Saml.FORMAT_ENTITY)),
                publicly("SPID-M23", without(ACS)),
                publicly("SPID-M24", attribute(ACS, "Binding", Saml.BINDING_REDIRECT)),
                publicly("SPID-M25", attribute(ACS, "Location", "http://portale.example/acs")),
                publicly("SPID-M26", attribute(ACS, "index", "1")),
                publicly("SPID-M26", attribute(ACS, "index", "-1")),
                publicly("SPID-M26 SPID-M27", twice(ACS)),
                publicly("SPID-M27", withoutAttribute(ACS, "isDefault")));
    }

    private static Stream<Broken> sets() {
        String asked = SET + "/md:RequestedAttribute[1]";
        String minimum = ROLE + "/md:AttributeConsumingService[@index='99']";
        return Stream.of(
                publicly("SPID-M29", first(asked)),
                publicly("SPID-M30 SPID-M39", document -> {
                    for (int set = 0; set < 4; set++) {
                        without(SET).accept(document);
                    }
                }),
                publicly("SPID-M31", attribute(SET, "index", "1")),
                publicly("SPID-M31", attribute(SET, "index", "x")),
                publicly("SPID-M32", without(SET + "/md:ServiceName")),
                publicly(
                        "SPID-M32",
                        withoutAttributesOf("http://www.w3.org/XML/1998/namespace", SET + "/md:ServiceName")),
                publicly("SPID-M33", document -> {
                    for (int name = 0; name < 3; name++) {
                        without(asked).accept(document);
                    }
                }),
                publicly("SPID-M34", attribute(asked, "Name", "shoeSize")),
                publicly("SPID-M35", twice(asked)),
                publicly("SPID-M36", attribute(asked, "NameFormat", Saml.FORMAT_ENTITY)),
                publicly("SPID-M37", attribute(SET, "index", "77")),
                publicly("SPID-M38", text(minimum + "/md:ServiceName", "eIDAS")),
                publicly("SPID-M38", without(minimum + "/md:RequestedAttribute[1]")),
                publicly("SPID-M38", attribute(minimum + "/md:RequestedAttribute[1]", "Name", "email")),
                publicly("SPID-M39", without(minimum)));
    }

    private static Stream<Broken> organizations() {
        return Stream.of(
                publicly("SPID-M40", without(ORGANIZATION)),
                publicly("SPID-M41 SPID-M42", without(ORGANIZATION + "/md:OrganizationURL")),
                publicly("SPID-M42", document -> {
                    twice(ORGANIZATION + "/md:OrganizationName").accept(document);
                    Dom.at(document, ORGANIZATION + "/md:OrganizationName[2]")
                            .setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", "en");
                }),
                publicly("SPID-M43 SPID-M79 SPID-M63", text(ORGANIZATION + "/md:OrganizationName", "COMUNE DI PROVA")),
                publicly("SPID-M44", text(ORGANIZATION + "/md:OrganizationURL", "comune.example")),
                publicly("SPID-M45", last(ORGANIZATION + "/md:OrganizationName")));
    }

    private static Stream<Broken> contacts() {
        return Stream.of(
                publicly("SPID-M50", without(CONTACT)),
                publicly("SPID-M50", twice(CONTACT)),
                publicly("SPID-M50", attribute(CONTACT, "contactType", "technical")),
                publicly("SPID-M51", appended(CONTACT, Saml.METADATA_NS, "md:GivenName")),
                publicly("SPID-M51", last(CONTACT + "/md:Company")),
                publicly("SPID-M52", without(EXTENSIONS)),
                publicly("SPID-M53", without(CONTACT + "/md:EmailAddress")),
                publicly("SPID-M53", text(CONTACT + "/md:EmailAddress", "spid at comune")),
                publicly("SPID-M54", text(CONTACT + "/md:TelephoneNumber", "06 0000")),
                publicly("SPID-M55", first(EXTENSIONS + "/spid:Public")),
                publicly("SPID-M55", appended(EXTENSIONS, Saml.METADATA_NS, "md:Company")),
                publicly("SPID-M56", without(EXTENSIONS + "/spid:Public")),
                publicly("SPID-M56 SPID-M58 SPID-M59", appended(EXTENSIONS, Saml.SPID_NS, "spid:Private")),
                publicly("SPID-M56", text(EXTENSIONS + "/spid:Public", "true")),
                publicly("SPID-M57", without(EXTENSIONS + "/spid:IPACode")),
                privately("SPID-M58", document -> {
                    appended(EXTENSIONS, Saml.SPID_NS, "spid:IPACode").accept(document);
                    text(EXTENSIONS + "/spid:IPACode", "c_x000").accept(document);
                    first(EXTENSIONS + "/spid:IPACode").accept(document);
                }),
                privately("SPID-M59", without(EXTENSIONS + "/spid:VATNumber")),
                privately("SPID-M60 SPID-M81", text(EXTENSIONS + "/spid:VATNumber", "IT12345678901")),
                privately("SPID-M60 SPID-M81", text(EXTENSIONS + "/spid:VATNumber", "12345678903")),
                new Broken(
                        "SPID-M61 SPID-M81",
                        TestBodies.privateBodyWithFiscalCode(),
                        UnaryOperator.identity(),
                        text(EXTENSIONS + "/spid:FiscalCode", "9876543210")),
                publicly("SPID-M62 SPID-M81", text(EXTENSIONS + "/spid:IPACode", "a body without a code")),
                publicly("SPID-M63", text(CONTACT + "/md:Company", "Comune di Roma")),
                behind("SPID-M63", PUBLIC_FULL_AGGREGATOR, without(SECOND + "/md:Company")),
                privately("SPID-M64", without(SECOND)));
    }

    private static Stream<Broken> bills() {
        return Stream.of(
                privately("SPID-M65", without(BILLED)),
                privately("SPID-M65", without(BILLED + "/fpa:DatiAnagrafici")),
                privately("SPID-M65", without(BILLED + "/fpa:DatiAnagrafici/fpa:IdFiscaleIVA")),
                privately("SPID-M65", without(BILLED + "//fpa:Denominazione")),
                privately("SPID-M65", without(BILLED + "//fpa:CAP")),
                privately("SPID-M65", text(BILLED + "//fpa:Nazione", "")),
                privately("SPID-M66", last(BILLED + "/fpa:DatiAnagrafici")),
                privately("SPID-M66", last(BILLED + "//fpa:Indirizzo")));
    }

    private static Stream<Broken> aggregators() {
        return Stream.of(
                behind("SPID-M70", PUBLIC_FULL_AGGREGATOR, withoutAttributesOf(Saml.SPID_NS, CONTACT)),
                behind("SPID-M70 SPID-M81", PUBLIC_FULL_AGGREGATOR, without(SECOND)),
                publicly(
                        "SPID-M70",
                        document -> Dom.at(document, CONTACT)
                                .setAttributeNS(Saml.SPID_NS, "spid:entityType", "spid:aggregated")),
                behind("SPID-M71", PUBLIC_FULL_AGGREGATOR, without(CONTACT + "/md:Company")),
                behind(
                        "SPID-M72",
                        PUBLIC_FULL_AGGREGATOR,
                        renamed(EXTENSIONS + "/spid:PublicServicesFullAggregator", "PrivateServicesFullAggregator")),
                behind("SPID-M73", PUBLIC_LIGHT_AGGREGATOR, without("//spid:KeyDescriptor")),
                behind("SPID-M73", PUBLIC_LIGHT_AGGREGATOR, attribute("//spid:KeyDescriptor", "use", "signing")),
                publicly("SPID-M73", appended(EXTENSIONS, Saml.SPID_NS, "spid:KeyDescriptor")),
                behind("SPID-M74 SPID-M81", PUBLIC_FULL_AGGREGATOR, text(SECOND + "//spid:IPACode", "__aggrsint")));
    }

    private static Stream<Broken> certificates() {
        return Stream.of(
                certified("SPID-M76 SPID-M06", certificate -> certificate.with(TestKeys.WEAK)),
                certified("SPID-M77", certificate -> certificate.signedWith("SHA1withRSA")),
                certified("SPID-M78", certificate -> certificate.with("2.5.4.3", "Municipio")),
                certified("SPID-M79", certificate -> certificate.with("2.5.4.10", "Comune")),
                certified("SPID-M80", certificate -> certificate.without("2.5.4.83")),
                certified("SPID-M81", certificate -> certificate.with("2.5.4.97", "PA:IT-c_h501")),
                certified("SPID-M81", certificate -> certificate.with("2.5.4.97", "c_x000")),
                certified("SPID-M82", certificate -> certificate.with("2.5.4.6", "Italia")),
                certified("SPID-M83", certificate -> certificate.without("2.5.4.7")),
                certified("SPID-M84", certificate -> certificate.with("2.5.4.4", "Rossi")),
                certified("SPID-M85", certificate -> certificate.withoutPolicy("1.3.76.16.4.2.1")),
                certified("SPID-M86", certificate -> certificate.withoutPolicy("1.3.76.16.6")),
                certified("SPID-M87", certificate -> certificate.withBasicConstraints(null)),
                certified("SPID-M87", certificate -> certificate.withBasicConstraints(true)),
                certified(
                        "SPID-M88",
                        certificate -> certificate.withUsage(
                                KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyEncipherment, true)),
                certified(
                        "SPID-M88",
                        certificate ->
                                certificate.withUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation, false)),
                new Broken("SPID-M89", TestBodies.privateBody(), TestCertificate::signedByItself, nothing()),
                certified("SPID-M90", certificate -> certificate.valid("2023-01-01T00:00:00Z", "2026-11-22T12:00:00Z")),
                certified("SPID-M90", certificate -> certificate.valid("2026-11-22T12:00:01Z", "2029-01-01T00:00:00Z")),
                certified("SPID-M91", certificate -> certificate.valid("2026-01-01T00:00:00Z", "2027-01-21T12:00:00Z")),
                publicly("SPID-M92", twice(KEY)));
    }

    @Test
    void readsNoDocumentThatIsNone() {
        assertThat(MetadataLint.AGID.examine("<a><b></a>".getBytes(StandardCharsets.UTF_8), NOW))
                .extracting(LintFinding::code)
                .containsExactly("SPID-M01");
        assertThat(MetadataLint.AGID.examine(new byte[MetadataLint.LONGEST + 1], NOW))
                .extracting(LintFinding::code)
                .containsExactly("SPID-M01");
        assertThat(MetadataLint.AGID.examine(
                        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".getBytes(StandardCharsets.UTF_8), NOW))
                .extracting(LintFinding::code)
                .containsExactly("SPID-M01");
    }

    @Test
    void readsNoDocumentOfSomethingElse() {
        String several = "<md:EntitiesDescriptor xmlns:md=\"" + Saml.METADATA_NS + "\"/>";
        assertThat(MetadataLint.AGID.examine(several.getBytes(StandardCharsets.UTF_8), NOW))
                .extracting(LintFinding::code)
                .containsExactly("SPID-M02");
    }

    @Test
    void wantsTheIdThatTheSignaturePointsTo() {
        assertThat(codes(signed -> {
                    Element root = signed.getDocumentElement();
                    root.removeAttribute("ID");
                }))
                .containsExactlyInAnyOrder("SPID-M04", "SPID-M06");
    }

    @Test
    void wantsOneSignatureBeforeAllElse() {
        assertThat(codes(without(ROOT + "/ds:Signature"))).containsExactly("SPID-M05");
        assertThat(codes(last(ROOT + "/ds:Signature"))).containsExactlyInAnyOrder("SPID-M05", "SPID-M07");
        assertThat(codes(twice(ROOT + "/ds:Signature"))).containsExactly("SPID-M05");
    }

    @Test
    void wantsASignatureOfWhatIsThere() {
        assertThat(codes(text(ORGANIZATION + "/md:OrganizationURL", "https://elsewhere.example")))
                .containsExactly("SPID-M06");
    }

    @Test
    void wantsASignatureOfAPublishedKey() {
        ServiceProvider provider = TestBodies.publicBody();
        X509Certificate certificate = TestCertificate.of(provider).make();
        String signedByAnother =
                SpidMetadata.signed(provider, new MetadataKey(TestKeys.DUE.signing(), certificate, List.of()));
        assertThat(MetadataLint.AGID.examine(signedByAnother.getBytes(StandardCharsets.UTF_8), NOW))
                .extracting(LintFinding::code)
                .containsExactly("SPID-M06");
    }

    /** During a renewal two certificates are published, and the new one may not be valid yet. */
    @Test
    void findsNothingInARenewal() {
        ServiceProvider provider = TestBodies.publicBody();
        TestCertificate certificate = TestCertificate.of(provider);
        X509Certificate next = certificate
                .with(TestKeys.DUE)
                .valid("2027-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
                .make();
        String document = SpidMetadata.signed(
                provider, new MetadataKey(TestKeys.UNO.signing(), certificate.make(), List.of(next)));
        assertThat(MetadataLint.AGID.examine(document.getBytes(StandardCharsets.UTF_8), NOW))
                .isEmpty();
    }

    /** Set 77 may ask for nothing, and set 100 for the fiscal number. */
    @Test
    void findsNothingInWhatTheRulesForgive() {
        assertThat(lint(TestBodies.publicBody(), UnaryOperator.identity(), document -> {
                    String set = ROLE + "/md:AttributeConsumingService[2]";
                    attribute(set, "index", "77").accept(document);
                    text(set + "/md:ServiceName", "Sottoscrizione elettronica ex art.20 CAD")
                            .accept(document);
                    for (int name = 0; name < 3; name++) {
                        without(set + "/md:RequestedAttribute[1]").accept(document);
                    }
                    String full = ROLE + "/md:AttributeConsumingService[@index='100']";
                    twice(full + "/md:RequestedAttribute[1]").accept(document);
                    attribute(full + "/md:RequestedAttribute[1]", "Name", "fiscalNumber")
                            .accept(document);
                }))
                .isEmpty();
    }

    @Test
    void hasABrokenDocumentForEveryRule() {
        assertThat(Stream.concat(
                        broken().map(Broken::code),
                        Stream.of("SPID-M01", "SPID-M02", "SPID-M04", "SPID-M05", "SPID-M06")))
                .containsAll(MetadataLint.AGID.rules().stream()
                        .map(MetadataLint.Rule::code)
                        .toList());
    }

    @Test
    void hasEveryCodeOnceAndOnThePageOfCodes() throws java.io.IOException {
        String page = Files.readString(Path.of("..", "docs", "operators", "troubleshoot.md"));
        assertThat(MetadataLint.AGID.rules())
                .extracting(MetadataLint.Rule::code)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
        assertThat(MetadataLint.AGID.rules())
                .allSatisfy(rule -> assertThat(page)
                        .contains("| `" + rule.code() + "` | " + rule.level().slug() + " | " + rule.text() + " |"));
    }

    /** A finding is shown and logged: it names places, and nothing that stands there. */
    @Test
    void saysNothingOfWhatStandsThere() {
        assertThat(lint(
                        TestBodies.publicBody(),
                        UnaryOperator.identity(),
                        text(CONTACT + "/md:EmailAddress", "mario rossi@comune.example")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).doesNotContain("rossi"));
    }

    private static Broken publicly(String codes, Consumer<Document> edit) {
        return new Broken(codes, TestBodies.publicBody(), UnaryOperator.identity(), edit);
    }

    private static Broken privately(String codes, Consumer<Document> edit) {
        return new Broken(codes, TestBodies.privateBody(), UnaryOperator.identity(), edit);
    }

    private static Broken behind(String codes, Activity activity, Consumer<Document> edit) {
        return new Broken(codes, TestBodies.behind(activity), UnaryOperator.identity(), edit);
    }

    private static Broken certified(String codes, UnaryOperator<TestCertificate> change) {
        return new Broken(codes, TestBodies.publicBody(), change, nothing());
    }

    /** What is done to the document after it was signed. */
    private static Stream<String> codes(Consumer<Document> edit) {
        Document signed = Dom.read(document(TestBodies.publicBody(), UnaryOperator.identity()));
        edit.accept(signed);
        return MetadataLint.AGID.examine(Documents.text(signed).getBytes(StandardCharsets.UTF_8), NOW).stream()
                .map(LintFinding::code);
    }

    private static List<LintFinding> lint(
            ServiceProvider provider, UnaryOperator<TestCertificate> change, Consumer<Document> edit) {
        Document document = Dom.read(document(provider, change));
        edit.accept(document);
        Element root = document.getDocumentElement();
        root.removeChild(Dom.at(document, ROOT + "/ds:Signature"));
        TestCertificate certificate = TestCertificate.of(provider).changed(change);
        EnvelopedSignature.sign(root, root.getFirstChild(), certificate.key().signing(), certificate.make());
        return MetadataLint.AGID.examine(Documents.text(document).getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static String document(ServiceProvider provider, UnaryOperator<TestCertificate> change) {
        TestCertificate certificate = TestCertificate.of(provider).changed(change);
        return SpidMetadata.signed(
                provider, new MetadataKey(certificate.key().signing(), certificate.make(), List.of()));
    }
}
