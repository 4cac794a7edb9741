package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every rule has forgeries, each refused for that reason alone, and the genuine request passes by both bindings. */
class RequestCheckTest {
    private static final URI LOCATION = URI.create("http://localhost:8088/alfa/sso");
    private static final SigningKey KEY = SigningKey.fresh("SP");
    private static final SigningKey OTHER = SigningKey.fresh("Other");
    private static final SigningKey SHORT = SigningKey.fresh("Short", 1024);
    private static final TestServiceProvider SP = new TestServiceProvider(KEY);

    private record Forgery(RequestCheck check, String how, Binding binding, UnaryOperator<TestRequest> change) {
        @Override
        public String toString() {
            return check.code() + ": " + how;
        }
    }

    @AfterAll
    static void stop() {
        SP.close();
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                post(RequestCheck.STARTS_WITHOUT_WHITESPACE, "newline first", r -> r.tamper("\n"::concat)),
                redirect(
                        RequestCheck.IS_AN_AUTHN_REQUEST,
                        "a LogoutRequest",
                        r -> r.tamper(xml -> xml.replace("samlp:AuthnRequest", "samlp:LogoutRequest"))),
                post(RequestCheck.ATTRIBUTES_OF_THE_SCHEMA, "invented", r -> r.attribute("Colour", "red")),
                post(
                        RequestCheck.CHILDREN_OF_THE_SCHEMA,
                        "unknown child",
                        r -> r.edit(root -> Xml.append(root, Saml.PROTOCOL, "samlp:Extra"))),
                post(
                        RequestCheck.CHILDREN_OF_THE_SCHEMA,
                        "stray text",
                        r -> r.edit(
                                root -> root.appendChild(root.getOwnerDocument().createTextNode("x")))),
                redirect(
                        RequestCheck.CHILDREN_OF_THE_SCHEMA,
                        "context before policy",
                        r -> r.edit(root -> root.appendChild(child(root, "NameIDPolicy")))),
                redirect(
                        RequestCheck.CHILDREN_OF_THE_SCHEMA,
                        "two policies",
                        r -> r.edit(root -> root.insertBefore(
                                child(root, "NameIDPolicy").cloneNode(true), child(root, "NameIDPolicy")))),
                post(RequestCheck.NO_PROVIDER_NAME, "present", r -> r.attribute("ProviderName", "x")),
                post(RequestCheck.NO_CONSENT, "present", r -> r.attribute("Consent", "urn:x")),
                post(
                        RequestCheck.NO_SUBJECT,
                        "present",
                        r -> r.edit(root -> root.insertBefore(
                                element(root, Saml.ASSERTION, "saml:Subject"), child(root, "NameIDPolicy")))),
                post(
                        RequestCheck.NO_CONDITIONS,
                        "present",
                        r -> r.edit(root -> root.insertBefore(
                                element(root, Saml.ASSERTION, "saml:Conditions"),
                                child(root, "RequestedAuthnContext")))),
                post(
                        RequestCheck.NOT_TO_BE_PROXIED,
                        "count 1",
                        r -> r.edit(root -> Xml.append(root, Saml.PROTOCOL, "samlp:Scoping", "ProxyCount", "1"))),
                post(
                        RequestCheck.NOT_TO_BE_PROXIED,
                        "no count",
                        r -> r.edit(root -> Xml.append(root, Saml.PROTOCOL, "samlp:Scoping"))),
                post(
                        RequestCheck.NOT_TO_BE_PROXIED,
                        "requester",
                        r -> r.edit(root -> Xml.append(
                                Xml.append(root, Saml.PROTOCOL, "samlp:Scoping", "ProxyCount", "0"),
                                Saml.PROTOCOL,
                                "samlp:RequesterID"))),
                post(
                        RequestCheck.EXTENSIONS_OF_SPID,
                        "another namespace",
                        r -> extended(r, "urn:x", "spid:Purpose", "P")),
                post(
                        RequestCheck.EXTENSIONS_OF_SPID,
                        "another element",
                        r -> extended(r, Saml.SPID_EXTENSIONS, "spid:Level", "1")),
                redirect(
                        RequestCheck.EXTENSIONS_OF_SPID,
                        "twice",
                        r -> extended(
                                extended(r, Saml.SPID_EXTENSIONS, "spid:Purpose", "P"),
                                Saml.SPID_EXTENSIONS,
                                "spid:Purpose",
                                "P")),
                post(
                        RequestCheck.PURPOSE_IS_LISTED,
                        "no letters of AgID's",
                        r -> extended(r, Saml.SPID_EXTENSIONS, "spid:Purpose", "Q")),
                post(
                        RequestCheck.PURPOSE_IS_LISTED,
                        "with a blank",
                        r -> extended(r, Saml.SPID_EXTENSIONS, "spid:Purpose", "P ")),
                post(RequestCheck.AGES_ARE_A_RANGE, "the lower one last", r -> aged(r, "MinAge", "17", "MaxAge", "14")),
                post(
                        RequestCheck.AGES_ARE_A_RANGE,
                        "the names last first",
                        r -> aged(r, "MaxAge", "17", "MinAge", "14")),
                post(RequestCheck.AGES_ARE_A_RANGE, "more than 99", r -> aged(r, "MinAge", "14", "MaxAge", "100")),
                post(RequestCheck.AGES_ARE_A_RANGE, "no number", r -> aged(r, "MinAge", "14", "MaxAge", "")),
                post(RequestCheck.FORCES_AUTHENTICATION, "absent at level 2", r -> r.withoutAttribute("ForceAuthn")),
                post(
                        RequestCheck.FORCES_AUTHENTICATION,
                        "false at level 3",
                        r -> r.attribute("ForceAuthn", "false").asking(Level.L3, Comparison.EXACT)),
                post(RequestCheck.FORCES_AUTHENTICATION, "1 for true", r -> r.attribute("ForceAuthn", "1")),
                post(RequestCheck.VERSION, "1.1", r -> r.attribute("Version", "1.1")),
                post(RequestCheck.VERSION, "absent", r -> r.withoutAttribute("Version")),
                redirect(
                        RequestCheck.HAS_AN_ISSUER,
                        "absent",
                        r -> r.edit(root -> root.removeChild(child(root, "Issuer")))),
                redirect(
                        RequestCheck.ISSUER_WITHOUT_WHITESPACE,
                        "newline after",
                        r -> r.edit(root -> child(root, "Issuer")
                                .appendChild(root.getOwnerDocument().createTextNode("\n")))),
                post(
                        RequestCheck.ISSUER_IS_TRUSTED,
                        "somebody else",
                        r -> r.edit(root -> child(root, "Issuer").setTextContent("https://stranger.example.org"))),
                post(
                        RequestCheck.ISSUER_FORMAT,
                        "absent",
                        r -> r.edit(root -> child(root, "Issuer").removeAttribute("Format"))),
                post(
                        RequestCheck.ISSUER_FORMAT,
                        "unspecified",
                        r -> r.edit(root -> child(root, "Issuer")
                                .setAttribute("Format", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"))),
                post(
                        RequestCheck.ISSUER_NAME_QUALIFIER,
                        "absent",
                        r -> r.edit(root -> child(root, "Issuer").removeAttribute("NameQualifier"))),
                post(
                        RequestCheck.ID_IS_NC_NAME,
                        "starts with a digit",
                        r -> r.attribute("ID", "1b3c5d7e-0000-4000-8000-000000000000")
                                .tamper(xml -> xml)),
                redirect(RequestCheck.ID_IS_NC_NAME, "absent", r -> r.withoutAttribute("ID")),
                redirect(RequestCheck.ID_IS_FRESH, "replayed", r -> r.attribute("ID", "_replayed")),
                post(
                        RequestCheck.ASKS_FOR_ONE_CONTEXT,
                        "none",
                        r -> r.edit(root -> root.removeChild(child(root, "RequestedAuthnContext")))),
                post(
                        RequestCheck.ASKS_FOR_ONE_CONTEXT,
                        "two",
                        r -> r.edit(root -> root.appendChild(
                                child(root, "RequestedAuthnContext").cloneNode(true)))),
                post(
                        RequestCheck.ASKS_FOR_ONE_CONTEXT,
                        "two levels",
                        r -> r.edit(root -> Xml.append(
                                        child(root, "RequestedAuthnContext"),
                                        Saml.ASSERTION,
                                        "saml:AuthnContextClassRef")
                                .setTextContent(Level.L3.uri()))),
                post(
                        RequestCheck.COMPARISON,
                        "absent",
                        r -> r.edit(root -> child(root, "RequestedAuthnContext").removeAttribute("Comparison"))),
                post(
                        RequestCheck.COMPARISON,
                        "invented",
                        r -> r.edit(
                                root -> child(root, "RequestedAuthnContext").setAttribute("Comparison", "atLeast"))),
                post(
                        RequestCheck.LEVEL_OF_SPID,
                        "old form",
                        r -> r.edit(root -> Xml.children(child(root, "RequestedAuthnContext"))
                                .get(0)
                                .setTextContent("urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2"))),
                post(RequestCheck.ISSUE_INSTANT_IS_UTC, "absent", r -> r.withoutAttribute("IssueInstant")),
                post(
                        RequestCheck.ISSUE_INSTANT_IS_UTC,
                        "offset",
                        r -> r.attribute("IssueInstant", "2026-11-21T10:00:00+01:00")),
                post(
                        RequestCheck.ISSUE_INSTANT_IS_UTC,
                        "no such month",
                        r -> r.attribute("IssueInstant", "2026-13-21T10:00:00Z")),
                post(
                        RequestCheck.ISSUE_INSTANT_IS_NOW,
                        "six minutes ago",
                        r -> r.attribute(
                                "IssueInstant", Instant.now().minusSeconds(360).toString())),
                post(
                        RequestCheck.ISSUE_INSTANT_IS_NOW,
                        "in six minutes",
                        r -> r.attribute(
                                "IssueInstant", Instant.now().plusSeconds(360).toString())),
                post(
                        RequestCheck.DESTINATION,
                        "entityID",
                        r -> r.attribute("Destination", "http://localhost:8088/alfa")),
                post(
                        RequestCheck.DESTINATION,
                        "another provider",
                        r -> r.attribute("Destination", "http://localhost:8088/beta/sso")),
                post(RequestCheck.DESTINATION, "absent", r -> r.withoutAttribute("Destination")),
                post(RequestCheck.NOT_PASSIVE, "true", r -> r.attribute("IsPassive", "true")),
                post(RequestCheck.NOT_PASSIVE, "even false", r -> r.attribute("IsPassive", "false")),
                post(
                        RequestCheck.ONE_WAY_TO_NAME_THE_CONSUMER,
                        "both",
                        r -> r.attribute(
                                        "AssertionConsumerServiceURL",
                                        SP.assertionConsumer().toString())
                                .attribute("ProtocolBinding", Binding.POST.uri())),
                post(
                        RequestCheck.ONE_WAY_TO_NAME_THE_CONSUMER,
                        "neither",
                        r -> r.withoutAttribute("AssertionConsumerServiceIndex")),
                post(
                        RequestCheck.ONE_WAY_TO_NAME_THE_CONSUMER,
                        "URL without binding",
                        r -> r.withoutAttribute("AssertionConsumerServiceIndex")
                                .attribute(
                                        "AssertionConsumerServiceURL",
                                        SP.assertionConsumer().toString())),
                post(
                        RequestCheck.CONSUMER_INDEX_IS_REGISTERED,
                        "7",
                        r -> r.attribute("AssertionConsumerServiceIndex", "7")),
                post(
                        RequestCheck.CONSUMER_INDEX_IS_REGISTERED,
                        "no number",
                        r -> r.attribute("AssertionConsumerServiceIndex", "zero")),
                post(
                        RequestCheck.CONSUMER_URL_IS_REGISTERED,
                        "a stranger's",
                        r -> byUrl(r, "https://stranger.example.org/acs")),
                post(
                        RequestCheck.ANSWER_BY_POST,
                        "redirect",
                        r -> byUrl(r, SP.assertionConsumer().toString())
                                .attribute("ProtocolBinding", Binding.REDIRECT.uri())),
                post(
                        RequestCheck.ASKS_FOR_TRANSIENT_NAME,
                        "no policy",
                        r -> r.edit(root -> root.removeChild(child(root, "NameIDPolicy")))),
                post(
                        RequestCheck.ASKS_FOR_TRANSIENT_NAME,
                        "persistent",
                        r -> r.edit(root -> child(root, "NameIDPolicy")
                                .setAttribute("Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"))),
                post(
                        RequestCheck.NO_ALLOW_CREATE,
                        "true",
                        r -> r.edit(root -> child(root, "NameIDPolicy").setAttribute("AllowCreate", "true"))),
                post(
                        RequestCheck.NO_SP_NAME_QUALIFIER,
                        "present",
                        r -> r.edit(root -> child(root, "NameIDPolicy").setAttribute("SPNameQualifier", "x"))),
                post(
                        RequestCheck.NAMES_AN_ATTRIBUTE_SET,
                        "absent",
                        r -> r.withoutAttribute("AttributeConsumingServiceIndex")),
                post(
                        RequestCheck.ATTRIBUTE_SET_IS_REGISTERED,
                        "9",
                        r -> r.attribute("AttributeConsumingServiceIndex", "9")),
                post(
                        RequestCheck.ATTRIBUTE_SET_IS_REGISTERED,
                        "negative",
                        r -> r.attribute("AttributeConsumingServiceIndex", "-1")),
                post(RequestCheck.HAS_RELAY_STATE, "absent", r -> r.relayState(null)),
                redirect(RequestCheck.HAS_RELAY_STATE, "absent", r -> r.relayState(null)),
                post(RequestCheck.HAS_RELAY_STATE, "empty", r -> r.relayState("")),
                post(RequestCheck.RELAY_STATE_IS_SHORT, "81 bytes", r -> r.relayState("x".repeat(81))),
                post(RequestCheck.RELAY_STATE_IS_OPAQUE, "an address", r -> r.relayState("HTTPS://sp.example.org")),
                post(RequestCheck.POST_IS_SIGNED, "unsigned", r -> r.tamper(xml -> unsigned(xml))),
                post(
                        RequestCheck.POST_SIGNATURE_ALGORITHMS,
                        "SHA-1 digest",
                        r -> r.signer(new EnvelopedSigner(
                                SignatureAlgorithms.RSA_SHA256, "http://www.w3.org/2000/09/xmldsig#sha1"))),
                post(
                        RequestCheck.POST_SIGNATURE_ALGORITHMS,
                        "RSA with SHA-1",
                        r -> r.signer(new EnvelopedSigner(
                                "http://www.w3.org/2000/09/xmldsig#rsa-sha1", SignatureAlgorithms.SHA256))),
                post(
                        RequestCheck.POST_SIGNATURE_COVERS_THE_REQUEST,
                        "other ID",
                        r -> r.tamper(xml -> xml.replaceFirst("URI=\"#[^\"]+\"", "URI=\"#_other\""))),
                post(
                        RequestCheck.POST_SIGNATURE_COVERS_THE_REQUEST,
                        "whole document",
                        r -> r.tamper(xml -> xml.replaceFirst("URI=\"#[^\"]+\"", "URI=\"\""))),
                post(RequestCheck.POST_SHOWS_ITS_CERTIFICATE, "no KeyInfo", r -> r.signedWith(KEY, Optional.empty())),
                post(
                        RequestCheck.POST_SHOWS_ITS_CERTIFICATE,
                        "another's",
                        r -> r.signedWith(KEY, Optional.of(OTHER.certificate()))),
                post(
                        RequestCheck.POST_SHOWS_ITS_CERTIFICATE,
                        "key and certificate of another",
                        r -> r.signedWith(OTHER, Optional.of(OTHER.certificate()))),
                post(
                        RequestCheck.POST_KEY_IS_LONG,
                        "1024 bits",
                        r -> r.signedWith(SHORT, Optional.of(SHORT.certificate()))),
                post(
                        RequestCheck.POST_SIGNATURE_HOLDS,
                        "another's key",
                        r -> r.signedWith(OTHER, Optional.of(KEY.certificate()))),
                post(
                        RequestCheck.POST_SIGNATURE_HOLDS,
                        "changed afterwards",
                        r -> r.tamper(xml -> xml.replace("SpidL2", "SpidL3"))),
                redirect(
                        RequestCheck.REDIRECT_HAS_NO_XML_SIGNATURE,
                        "signed inside too",
                        r -> r.tamper(xml -> r.signedXml())),
                redirect(
                        RequestCheck.REDIRECT_SIGNATURE_ALGORITHM,
                        "SHA-1",
                        r -> r.sigAlg("http://www.w3.org/2000/09/xmldsig#rsa-sha1")),
                redirect(
                        RequestCheck.REDIRECT_SIGNATURE_HOLDS,
                        "another's key",
                        r -> r.signedWith(OTHER, Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refusesForgery(Forgery forgery) {
        TestRequest forged = forgery.change().apply(SP.ask(LOCATION));
        List<String> codes = judge(forged, forgery.binding());
        assertThat(codes).contains(forgery.check().code());
        assertThat(Set.copyOf(codes)).isSubsetOf(allowedWith(forgery.check()));
    }

    /** What can't be wrong alone. */
    private static Set<String> allowedWith(RequestCheck check) {
        Stream<RequestCheck> others = switch (check) {
            case ISSUER_WITHOUT_WHITESPACE -> Stream.of(RequestCheck.ISSUER_IS_TRUSTED);
            case ID_IS_NC_NAME ->
                Stream.of(RequestCheck.POST_SIGNATURE_COVERS_THE_REQUEST, RequestCheck.POST_SIGNATURE_HOLDS);
            case POST_SIGNATURE_ALGORITHMS, POST_SIGNATURE_COVERS_THE_REQUEST, POST_SHOWS_ITS_CERTIFICATE ->
                Stream.of(RequestCheck.POST_SIGNATURE_HOLDS);
            case POST_KEY_IS_LONG ->
                Stream.of(RequestCheck.POST_SHOWS_ITS_CERTIFICATE, RequestCheck.POST_SIGNATURE_HOLDS);
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(check), others).map(RequestCheck::code).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void acceptsGenuineRequest(Binding binding) {
        assertThat(judge(SP.ask(LOCATION), binding)).isEmpty();
    }

    @Test
    void acceptsWhatTheRulesLeaveOpen() {
        TestRequest genuine = SP.ask(LOCATION);
        assertThat(judge(byUrl(genuine, SP.assertionConsumer().toString()), Binding.POST))
                .isEmpty();
        assertThat(judge(genuine.withoutAttribute("ForceAuthn").asking(Level.L1, Comparison.MINIMUM), Binding.POST))
                .isEmpty();
        assertThat(judge(
                        genuine.edit(root -> Xml.append(root, Saml.PROTOCOL, "samlp:Scoping", "ProxyCount", "0")),
                        Binding.POST))
                .isEmpty();
        assertThat(judge(
                        genuine.edit(root -> root.insertBefore(
                                element(root, Saml.PROTOCOL, "samlp:Extensions"), child(root, "NameIDPolicy"))),
                        Binding.POST))
                .isEmpty();
        assertThat(judge(
                        aged(
                                extended(genuine, Saml.SPID_EXTENSIONS, "spid:Purpose", "PG"),
                                "MinAge",
                                "14",
                                "MaxAge",
                                "99"),
                        Binding.POST))
                .isEmpty();
        assertThat(judge(
                        genuine.signer(new EnvelopedSigner(
                                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
                                "http://www.w3.org/2001/04/xmlenc#sha512")),
                        Binding.POST))
                .isEmpty();
        assertThat(judge(genuine.sigAlg("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"), Binding.REDIRECT))
                .isEmpty();
    }

    private static TestRequest extended(TestRequest request, String namespace, String name, String text) {
        return request.edit(
                root -> Xml.append(extensions(root), namespace, name).setTextContent(text));
    }

    private static TestRequest aged(TestRequest request, String first, String from, String second, String to) {
        return request.edit(root -> {
            Element limit = Xml.append(extensions(root), Saml.SPID_EXTENSIONS, "spid:AgeLimit");
            Xml.append(limit, Saml.SPID_EXTENSIONS, "spid:" + first).setTextContent(from);
            Xml.append(limit, Saml.SPID_EXTENSIONS, "spid:" + second).setTextContent(to);
        });
    }

    private static Element extensions(Element root) {
        return Xml.child(root, Saml.PROTOCOL, "Extensions").orElseGet(() -> (Element)
                root.insertBefore(element(root, Saml.PROTOCOL, "samlp:Extensions"), child(root, "NameIDPolicy")));
    }

    @Test
    void everyCheckHasAForgery() {
        Set<RequestCheck> covered = forgeries().map(Forgery::check).collect(Collectors.toSet());
        covered.add(RequestCheck.REDIRECT_IS_SIGNED);
        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RequestCheck.values())
                        .filter(Rulebook.SPID::has)
                        .toList());
    }

    @Test
    void refusesQueryWithoutSignature() {
        Submission unsigned =
                Submission.fromQuery(FormFields.parse(SP.ask(LOCATION).unsignedQuery()));
        assertThat(judge(unsigned)).containsExactly(RequestCheck.REDIRECT_IS_SIGNED.code());
    }

    @Test
    void refusesQueryWhoseRelayStateWasChanged() {
        String query = SP.ask(LOCATION).query().replace("opaque-state", "opaque-other");
        assertThat(judge(Submission.fromQuery(FormFields.parse(query))))
                .containsExactly(RequestCheck.REDIRECT_SIGNATURE_HOLDS.code());
    }

    @Test
    void judgesQueryAsItWasEncoded() {
        // Lower-case escapes decode to the same parameters but are other bytes: signed as such they must hold.
        TestRequest genuine = SP.ask(LOCATION);
        String lower = genuine.unsignedQuery()
                .replace("%2F", "%2f")
                .replace("%2B", "%2b")
                .replace("%3A", "%3a");
        assertThat(judge(Submission.fromQuery(FormFields.parse(genuine.sign(lower)))))
                .isEmpty();
        String reencoded = genuine.query().replace("%3A", "%3a");
        assertThat(judge(Submission.fromQuery(FormFields.parse(reencoded))))
                .containsExactly(RequestCheck.REDIRECT_SIGNATURE_HOLDS.code());
    }

    @Test
    void tellsEveryReasonAtOnce() {
        TestRequest forged = SP.ask(LOCATION)
                .attribute("IsPassive", "true")
                .attribute("Version", "1.1")
                .relayState(null);
        assertThat(judge(forged, Binding.POST))
                .containsExactlyInAnyOrder(
                        RequestCheck.NOT_PASSIVE.code(),
                        RequestCheck.VERSION.code(),
                        RequestCheck.HAS_RELAY_STATE.code());
    }

    @Test
    void refusesDocumentType() {
        String xml = "<!DOCTYPE x [<!ENTITY e \"v\">]>" + SP.ask(LOCATION).signedXml();
        assertUnreadable(() -> judge(Submission.fromForm(FormFields.parse("SAMLRequest="
                + RedirectEncoding.encode(Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)))
                + "&RelayState=x"))));
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertUnreadable(() -> Submission.fromForm(FormFields.parse("RelayState=x")));
        assertUnreadable(() -> Submission.fromForm(FormFields.parse("SAMLRequest=***&RelayState=x")));
        assertUnreadable(() -> Submission.fromQuery(FormFields.parse("SAMLRequest=AAAA&RelayState=x")));
        assertUnreadable(() -> FormFields.parse("RelayState=x&RelayState=y"));
        assertUnreadable(() -> FormFields.parse("RelayState=%zz"));
    }

    @Test
    void refusesMessageThatInflatesBeyondTheLimit() {
        String bomb = RedirectEncoding.deflated(" ".repeat(1_000_000));
        assertUnreadable(() -> Submission.fromQuery(FormFields.parse("SAMLRequest=" + RedirectEncoding.encode(bomb))));
    }

    private static void assertUnreadable(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(UnreadableMessage.class);
    }

    private static List<String> judge(TestRequest request, Binding binding) {
        return judge(
                binding == Binding.POST
                        ? Submission.fromForm(FormFields.parse(request.formBody()))
                        : Submission.fromQuery(FormFields.parse(request.query())));
    }

    private static List<String> judge(Submission submission) {
        Element root = Xml.parse(submission.text().stripLeading()).getDocumentElement();
        return RequestCheck.allOf(new RequestUnderCheck(
                        Rulebook.SPID,
                        submission,
                        root,
                        LOCATION,
                        Instant.now(),
                        Xml.child(root, Saml.ASSERTION, "Issuer")
                                .filter(issuer -> issuer.getTextContent().equals(SP.entityId()))
                                .map(issuer -> serviceProvider()),
                        List.of(),
                        "_replayed"::equals))
                .stream()
                .map(Refusal.Reason::code)
                .toList();
    }

    private static ServiceProvider serviceProvider() {
        try {
            return ServiceProvider.read(SP.metadata());
        } catch (InvalidMetadata e) {
            throw new AssertionError(e);
        }
    }

    private static TestRequest byUrl(TestRequest request, String url) {
        return request.withoutAttribute("AssertionConsumerServiceIndex")
                .attribute("AssertionConsumerServiceURL", url)
                .attribute("ProtocolBinding", Binding.POST.uri());
    }

    private static Element child(Element root, String localName) {
        return Xml.children(root).stream()
                .filter(element -> element.getLocalName().equals(localName))
                .findFirst()
                .orElseThrow();
    }

    private static Element element(Element root, String namespace, String name) {
        return root.getOwnerDocument().createElementNS(namespace, name);
    }

    private static String unsigned(String xml) {
        return xml.replaceFirst("<ds:Signature.*</ds:Signature>", "");
    }

    private static Forgery post(RequestCheck check, String how, UnaryOperator<TestRequest> change) {
        return new Forgery(check, how, Binding.POST, change);
    }

    private static Forgery redirect(RequestCheck check, String how, UnaryOperator<TestRequest> change) {
        return new Forgery(check, how, Binding.REDIRECT, change);
    }
}
