package it.varco.it.roles;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.XmlDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The SAML application of the realm: what it asks, and what it is answered. */
public record SamlApplication(TestRealm realm) {

    private static final String ROLES = "//saml:Attribute[@Name='Role']/saml:AttributeValue";
    private static final String CONTEXT =
            "<saml:AuthnContextClassRef xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">%s</saml:AuthnContextClassRef>";
    private static final Pattern ANSWER = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"");

    /** Where it sends people to sign in. */
    public URI signInAddress() {
        return address("", "");
    }

    /** The same where it wants to be as sure of them as that, by SAML's comparison, as any of these contexts is. */
    public URI signInAddress(String comparison, String... contexts) {
        return address("", requested(comparison, contexts));
    }

    /** The same where nobody is to be bothered. */
    public URI silentAddress(String comparison, String... contexts) {
        return address("IsPassive=\"true\"", requested(comparison, contexts));
    }

    private static String requested(String comparison, String... contexts) {
        return Arrays.stream(contexts)
                .map(CONTEXT::formatted)
                .collect(Collectors.joining(
                        "",
                        "<samlp:RequestedAuthnContext Comparison=\"%s\">".formatted(comparison),
                        "</samlp:RequestedAuthnContext>"));
    }

    private URI address(String attributes, String context) {
        String request = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0"
                    IssueInstant="%s" Destination="%s" AssertionConsumerServiceURL="%s"
                    ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" %s>
                  <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">saml-demo</saml:Issuer>
                  %s
                </samlp:AuthnRequest>
                """.formatted(
                        UUID.randomUUID(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        realm.url("/protocol/saml"),
                        realm.portal().resolve("/saml/acs"),
                        attributes,
                        context);
        return addressOf(request);
    }

    /** Where it sends the person to sign out whom that answer let in. */
    public URI signOutAddress(XmlDocument answer) {
        return addressOf("""
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0"
                    IssueInstant="%s" Destination="%s">
                  <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">saml-demo</saml:Issuer>
                  <saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:NameID>
                  <samlp:SessionIndex>%s</samlp:SessionIndex>
                </samlp:LogoutRequest>
                """.formatted(
                        UUID.randomUUID(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        realm.url("/protocol/saml"),
                        answer.text("//saml:Subject/saml:NameID"),
                        answer.text("//saml:AuthnStatement/@SessionIndex")));
    }

    private URI addressOf(String request) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(deflated, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return realm.url("/protocol/saml?SAMLRequest="
                + HttpPerson.encode(Base64.getEncoder().encodeToString(deflated.toByteArray())));
    }

    /** What the page that leads back to it brings. */
    public static XmlDocument answer(HttpPerson.Page page) {
        Matcher answer = ANSWER.matcher(page.body());
        if (!answer.find()) {
            throw new AssertionError("no answer on the page: " + page.text());
        }
        return XmlDocument.of(Base64.getMimeDecoder().decode(answer.group(1)));
    }

    /** What it takes for the person's roles: every value of an attribute of that name. */
    static List<String> roles(XmlDocument answer) {
        return answer.texts(ROLES);
    }
}
