package it.varco.spid.lint;

import static it.varco.spid.lint.Edits.appended;
import static it.varco.spid.lint.Edits.attribute;
import static it.varco.spid.lint.Edits.first;
import static it.varco.spid.lint.Edits.last;
import static it.varco.spid.lint.Edits.nothing;
import static it.varco.spid.lint.Edits.text;
import static it.varco.spid.lint.Edits.twice;
import static it.varco.spid.lint.Edits.without;
import static it.varco.spid.lint.Edits.withoutAttribute;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.CieContact;
import it.varco.spid.metadata.CieServiceProvider;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.metadata.Organization;
import it.varco.spid.metadata.Sector;
import it.varco.spid.metadata.TestBodies;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One broken document for each rule of the Ministry's, beside the same document with nothing broken. */
class CieMetadataLintTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ROOT = "/md:EntityDescriptor";
    private static final String ROLE = ROOT + "/md:SPSSODescriptor";
    private static final String ACS = ROLE + "/md:AssertionConsumerService";
    private static final String SLO = ROLE + "/md:SingleLogoutService[1]";
    private static final String FORMAT = ROLE + "/md:NameIDFormat";
    private static final String SET = ROLE + "/md:AttributeConsumingService[1]";
    private static final String ASKED = SET + "/md:RequestedAttribute[1]";
    private static final String BODY = ROOT + "/md:ContactPerson[1]";
    private static final String PARTNER = ROOT + "/md:ContactPerson[2]";
    private static final String OF_BODY = BODY + "/md:Extensions";
    private static final String OF_PARTNER = PARTNER + "/md:Extensions";
    private static final CieContact.Seat ROME = new CieContact.Seat(Optional.of("H501"), Optional.of("RM"), "IT");

    /**
     * A document that breaks rules.
     *
     * @param codes the rule in question first, then those that cannot but be broken with it
     */
    record Broken(String codes, UnaryOperator<TestCertificate> certificate, Consumer<Document> edit) {

        String code() {
            return codes.split(" ")[0];
        }

        @Override
        public String toString() {
            return codes;
        }
    }

    @Test
    void findsNothingInWhatWePublish() {
        assertThat(lint(UnaryOperator.identity(), nothing())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void namesWhatTheMinistryWouldRefuse(Broken broken) {
        assertThat(lint(broken.certificate(), broken.edit()))
                .extracting(LintFinding::code)
                .containsOnly(broken.codes().split(" "));
    }

    static Stream<Broken> broken() {
        return Stream.of(roles(), sets(), contacts(), certificates()).flatMap(rows -> rows);
    }

    private static Stream<Broken> roles() {
        return Stream.of(
                edited("CIE-M03", attribute(ROOT, "entityID", "http://portale.example")),
                edited("CIE-M03", attribute(ROOT, "entityID", "https://p.example/" + "x".repeat(1024))),
                edited("CIE-M19", attribute(SLO, "Binding", Saml.BINDING_POST)),
                edited("CIE-M22", text(FORMAT, Saml.FORMAT_ENTITY)),
                edited("CIE-M22", twice(FORMAT)),
                edited("CIE-M24", attribute(ACS, "Binding", Saml.BINDING_REDIRECT)),
                edited("CIE-M24", attribute(ACS, "Binding", "urn:oasis:names:tc:SAML:2.0:bindings:PAOS")),
                edited("CIE-M26", attribute(ACS, "index", "x")),
                edited("CIE-M27", document -> {
                    twice(ACS).accept(document);
                    attribute(ACS + "[2]", "index", "1").accept(document);
                }),
                edited("SPID-M12", attribute(ROLE, "AuthnRequestsSigned", "false")),
                edited("SPID-M13", withoutAttribute(ROLE, "WantAssertionsSigned")),
                edited("SPID-M21", attribute(SLO, "Location", "http://portale.example/slo")),
                edited("SPID-M23", without(ACS)),
                edited("SPID-M40", without(ROOT + "/md:Organization")));
    }

    private static Stream<Broken> sets() {
        return Stream.of(
                edited("SPID-M30", without(SET)),
                edited("CIE-M32", without(SET + "/md:ServiceName")),
                edited("CIE-M33", text(SET + "/md:ServiceName", "Accesso ai servizi")),
                edited("CIE-M33", attribute(SET + "/md:ServiceName", "xml:lang", "it")),
                edited("CIE-M34", document -> {
                    twice(ASKED).accept(document);
                    attribute(ASKED, "Name", "email").accept(document);
                }),
                edited("CIE-M36", without(ASKED)),
                edited("CIE-M38", attribute(SET, "index", "99")),
                edited("SPID-M35", twice(ASKED)));
    }

    private static Stream<Broken> contacts() {
        return Stream.of(
                edited("CIE-M50", attribute(PARTNER, "contactType", "other")),
                edited("CIE-M50", attribute(BODY, "contactType", "technical")),
                edited("CIE-M50 CIE-M66", attribute(PARTNER, "contactType", "administrative")),
                edited("CIE-M55", last(OF_BODY + "/cie:IPACode")),
                edited("CIE-M55", appended(OF_BODY, Saml.CIE_NS, "cie:ShoeSize")),
                edited("CIE-M56", text(OF_BODY + "/cie:Public", "yes")),
                edited("CIE-M56", without(OF_BODY + "/cie:Public")),
                edited("CIE-M57", without(OF_BODY + "/cie:IPACode")),
                edited("CIE-M58", without(OF_PARTNER + "/cie:FiscalCode")),
                edited("CIE-M59", document -> {
                    without(OF_PARTNER + "/cie:NACE2Code[1]").accept(document);
                    without(OF_PARTNER + "/cie:NACE2Code[1]").accept(document);
                }),
                edited("CIE-M60", without(OF_BODY + "/cie:Municipality")),
                edited("CIE-M60", text(OF_BODY + "/cie:Municipality", "h501")),
                edited("CIE-M61", without(OF_BODY + "/cie:Country")),
                edited("CIE-M61", text(OF_BODY + "/cie:Country", "Italia")),
                edited("CIE-M62", text(OF_PARTNER + "/cie:VATNumber", "IT12345678901")),
                edited("CIE-M62", text(OF_PARTNER + "/cie:VATNumber", "01234567897")),
                edited("CIE-M63", text(OF_PARTNER + "/cie:FiscalCode", "1234")),
                edited("CIE-M64", text(OF_BODY + "/cie:Province", "Roma")),
                edited("CIE-M65", text(OF_BODY + "/cie:IPACode", "un codice lungo")),
                edited("CIE-M66", without(PARTNER + "/md:Company")),
                edited("CIE-M66", text(BODY + "/md:Company", "Un altro")),
                edited("SPID-M51", first(BODY + "/md:Company")),
                edited("SPID-M53", text(BODY + "/md:EmailAddress", "nessuno")),
                edited("SPID-M54", text(BODY + "/md:TelephoneNumber", "06 0000")));
    }

    private static Stream<Broken> certificates() {
        return Stream.of(
                new Broken("CIE-M84", certificate -> certificate.with("2.5.4.42", "Anna"), nothing()),
                new Broken(
                        "SPID-M90",
                        certificate -> certificate.valid("2023-01-01T00:00:00Z", "2026-11-22T12:00:00Z"),
                        nothing()));
    }

    /** Abroad there are no cadastral codes; and what SPID wants beside may stand there. */
    @Test
    void findsNothingInWhatTheRulesForgive() {
        assertThat(lint(UnaryOperator.identity(), document -> {
                    text(OF_PARTNER + "/cie:Country", "SI").accept(document);
                    text(OF_PARTNER + "/cie:Municipality", "SI-1000").accept(document);
                    Documents.declare(document.getDocumentElement(), "spid", Saml.SPID_NS);
                    appended(OF_BODY, Saml.SPID_NS, "spid:Public").accept(document);
                    without(FORMAT).accept(document);
                    withoutAttribute(ACS, "isDefault").accept(document);
                }))
                .isEmpty();
        assertThat(lint(UnaryOperator.identity(), without(PARTNER))).isEmpty();
    }

    @Test
    void hasABrokenDocumentForEveryRuleOfItsOwn() {
        assertThat(broken().map(Broken::code)).containsAll(own().toList());
    }

    @Test
    void hasEveryCodeOnceAndOnThePageOfCodes() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "operators", "troubleshoot.md"));
        assertThat(MetadataLint.MINISTRY.rules())
                .extracting(MetadataLint.Rule::code)
                .doesNotHaveDuplicates();
        assertThat(MetadataLint.MINISTRY.rules())
                .allSatisfy(rule -> assertThat(page)
                        .contains("| `" + rule.code() + "` | " + rule.level().slug() + " | " + rule.text() + " |"));
    }

    private static Stream<String> own() {
        return MetadataLint.MINISTRY.rules().stream()
                .map(MetadataLint.Rule::code)
                .filter(code -> code.startsWith("CIE-"));
    }

    private static Broken edited(String codes, Consumer<Document> edit) {
        return new Broken(codes, UnaryOperator.identity(), edit);
    }

    private static List<LintFinding> lint(UnaryOperator<TestCertificate> change, Consumer<Document> edit) {
        TestCertificate certificate =
                TestCertificate.of(TestBodies.publicBody()).changed(change);
        Document document = Dom.read(
                provider().signed(new MetadataKey(certificate.key().signing(), certificate.make(), List.of())));
        edit.accept(document);
        Element root = document.getDocumentElement();
        root.removeChild(Dom.at(document, ROOT + "/ds:Signature"));
        EnvelopedSignature.sign(root, root.getFirstChild(), certificate.key().signing(), certificate.make());
        return MetadataLint.MINISTRY.examine(Documents.text(document).getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static CieServiceProvider provider() {
        return new CieServiceProvider(
                "https://portale.example/cie",
                "https://portale.example/acs",
                "https://portale.example/slo",
                new Organization("Istituto di prova per la città", "Istituto", "https://www.istituto.example"),
                new CieContact(
                        Sector.PUBLIC,
                        "Istituto di prova per la città",
                        BodyCodes.ofIpa("istprova"),
                        Optional.of("L37"),
                        List.of(),
                        ROME,
                        Optional.of("cie@istituto.example"),
                        Optional.of("+390600000")),
                Optional.of(new CieContact(
                        Sector.PRIVATE,
                        "Fornitore di prova",
                        new BodyCodes(Optional.empty(), Optional.of("IT01234567897"), Optional.of("01234567897")),
                        Optional.empty(),
                        List.of("62.01", "62.02"),
                        ROME,
                        Optional.of("cie@fornitore.example"),
                        Optional.empty())),
                CieServiceProvider.serviceOf("https://portale.example/cie"));
    }
}
