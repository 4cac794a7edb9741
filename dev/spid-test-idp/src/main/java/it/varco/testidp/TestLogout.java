package it.varco.testidp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What one identity provider says and hears when sessions end (SPID technical rules, single logout). */
public final class TestLogout {

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern ESCAPES = Pattern.compile("%[0-9A-F]{2}");
    private static final Duration MOST_APART = Duration.ofMinutes(2);

    private final TestIdentityProvider provider;
    private final InstantSource clock;

    TestLogout(TestIdentityProvider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** Asks a service provider to end the session that this answer began; signed as the script says. */
    public String request(Answer began, URI destination, AnswerScript script) {
        Element nameId = nameId(began);
        Element root = root("samlp:LogoutRequest", destination, script);
        Xml.append(
                        root,
                        Saml.ASSERTION,
                        "saml:NameID",
                        "Format",
                        Saml.FORMAT_TRANSIENT,
                        "NameQualifier",
                        nameId.getAttribute("NameQualifier"))
                .setTextContent(nameId.getTextContent());
        sessionIndex(began)
                .ifPresent(index ->
                        Xml.append(root, Saml.PROTOCOL, "samlp:SessionIndex").setTextContent(index));
        return script.carryOut(root.getOwnerDocument(), provider.key());
    }

    /** Answers a service provider that asked; signed as the script says. */
    public String response(String inResponseTo, URI destination, AnswerScript script) {
        Element root = responseRoot(inResponseTo, destination, script);
        Element status = Xml.append(root, Saml.PROTOCOL, "samlp:Status");
        Xml.append(status, Saml.PROTOCOL, "samlp:StatusCode", "Value", Saml.STATUS + "Success");
        return script.carryOut(root.getOwnerDocument(), provider.key());
    }

    /** The answer of a provider that could not end every session. */
    public String partialResponse(String inResponseTo, URI destination) {
        AnswerScript genuine = AnswerScript.genuine();
        Element root = responseRoot(inResponseTo, destination, genuine);
        Element status = Xml.append(root, Saml.PROTOCOL, "samlp:Status");
        Element code = Xml.append(status, Saml.PROTOCOL, "samlp:StatusCode", "Value", Saml.STATUS + "Requester");
        Xml.append(code, Saml.PROTOCOL, "samlp:StatusCode", "Value", Saml.STATUS + "PartialLogout");
        return genuine.carryOut(root.getOwnerDocument(), provider.key());
    }

    /**
     * An address that carries a message by HTTP-Redirect, signed by this provider.
     *
     * @param parameter {@code SAMLRequest} or {@code SAMLResponse}
     * @param xml the message, without a signature in it
     */
    public URI address(URI location, String parameter, String xml, String relayState) {
        return signed(location, query(parameter, xml, relayState));
    }

    /** The same with escapes in small letters, as some servers write them: what is signed is what is sent. */
    public URI addressInSmallLetters(URI location, String parameter, String xml, String relayState) {
        String query = ESCAPES.matcher(query(parameter, xml, relayState))
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
        return signed(location, query);
    }

    /** What is wrong with a request that came by HTTP-Redirect; empty where it is as SPID wants it. */
    public List<String> problemsOfRequest(URI address, String serviceProvider, Answer began) {
        Submission submission = Submission.fromQuery(FormFields.parse(address.getRawQuery()));
        Element root = Xml.parse(submission.xml()).getDocumentElement();
        List<String> problems =
                problems(root, "LogoutRequest", provider.identity().singleLogout(), serviceProvider);
        require(problems, isAt(address, provider.identity().singleLogout()), "address");
        Element sent = nameId(began);
        require(
                problems,
                Xml.child(root, Saml.ASSERTION, "NameID")
                        .filter(name -> name.getTextContent().equals(sent.getTextContent())
                                && name.getAttribute("Format").equals(Saml.FORMAT_TRANSIENT)
                                && name.getAttribute("NameQualifier").equals(sent.getAttribute("NameQualifier")))
                        .isPresent(),
                "NameID as it was sent");
        require(
                problems,
                Xml.child(root, Saml.PROTOCOL, "SessionIndex")
                        .map(Element::getTextContent)
                        .equals(sessionIndex(began)),
                "SessionIndex as it was sent");
        requireSigned(problems, root, submission, serviceProvider);
        return problems;
    }

    /** What is wrong with an answer that came by HTTP-Redirect; empty where it is as SPID wants it. */
    public List<String> problemsOfResponse(URI address, String serviceProvider, String inResponseTo) {
        // The two kinds of message differ by the parameter's name alone, which the signature covers.
        Submission submission = Submission.answerFromQuery(FormFields.parse(address.getRawQuery()));
        Element root = Xml.parse(submission.xml()).getDocumentElement();
        List<String> problems = problemsOfAnswer(root, serviceProvider, inResponseTo);
        require(problems, isAt(address, provider.identity().singleLogoutAnswers()), "address");
        requireSigned(problems, root, submission, serviceProvider);
        return problems;
    }

    /** What is wrong with an answer that was posted, beside its signature; empty where it is as SPID wants it. */
    public List<String> problemsOfPostedResponse(String xml, String serviceProvider, String inResponseTo) {
        return problemsOfAnswer(Xml.parse(xml).getDocumentElement(), serviceProvider, inResponseTo);
    }

    /** The ID of a message. */
    public static String idOf(String xml) {
        return Xml.parse(xml).getDocumentElement().getAttribute("ID");
    }

    /** The ID of the request that an address carries. */
    public static String idIn(URI address) {
        return idOf(
                Submission.fromQuery(FormFields.parse(address.getRawQuery())).text());
    }

    private List<String> problemsOfAnswer(Element root, String serviceProvider, String inResponseTo) {
        List<String> problems =
                problems(root, "LogoutResponse", provider.identity().singleLogoutAnswers(), serviceProvider);
        require(problems, root.getAttribute("InResponseTo").equals(inResponseTo), "InResponseTo");
        require(
                problems,
                Xml.child(root, Saml.PROTOCOL, "Status")
                        .flatMap(status -> Xml.child(status, Saml.PROTOCOL, "StatusCode"))
                        .filter(code -> code.getAttribute("Value").startsWith(Saml.STATUS))
                        .isPresent(),
                "StatusCode");
        return problems;
    }

    private List<String> problems(Element root, String name, URI destination, String serviceProvider) {
        List<String> problems = new ArrayList<>();
        require(problems, Xml.is(root, Saml.PROTOCOL, name), "no " + name);
        require(problems, ID.matcher(root.getAttribute("ID")).matches(), "ID");
        require(problems, root.getAttribute("Version").equals("2.0"), "Version");
        require(problems, isNow(root.getAttribute("IssueInstant")), "IssueInstant");
        require(problems, root.getAttribute("Destination").equals(destination.toString()), "Destination");
        require(
                problems,
                Xml.child(root, Saml.ASSERTION, "Issuer")
                        .filter(issuer -> issuer.getTextContent().equals(serviceProvider)
                                && issuer.getAttribute("Format").equals(Saml.FORMAT_ENTITY)
                                && issuer.getAttribute("NameQualifier").equals(serviceProvider))
                        .isPresent(),
                "Issuer with Format and NameQualifier");
        return problems;
    }

    private void requireSigned(List<String> problems, Element root, Submission submission, String serviceProvider) {
        List<PublicKey> keys = provider.serviceProviders().find(serviceProvider).stream()
                .flatMap(known -> known.usableKeys().stream())
                .toList();
        require(
                problems,
                submission.querySignature().stream()
                        .anyMatch(signature -> keys.stream().anyMatch(key -> RequestCheck.holds(signature, key))),
                "signature");
        require(problems, Xml.child(root, Saml.DSIG, "Signature").isEmpty(), "a signature in the message too");
    }

    private boolean isNow(String instant) {
        try {
            return instant.endsWith("Z")
                    && Duration.between(Instant.parse(instant), clock.instant())
                                    .abs()
                                    .compareTo(MOST_APART)
                            < 0;
        } catch (DateTimeParseException notAnInstant) {
            return false;
        }
    }

    private static boolean isAt(URI address, URI location) {
        return address.toString().startsWith(location + "?");
    }

    private static Element assertion(Answer began) {
        return Xml.child(Xml.parse(began.xml()).getDocumentElement(), Saml.ASSERTION, "Assertion")
                .orElseThrow();
    }

    private static Element nameId(Answer began) {
        return Xml.child(assertion(began), Saml.ASSERTION, "Subject")
                .flatMap(subject -> Xml.child(subject, Saml.ASSERTION, "NameID"))
                .orElseThrow();
    }

    private static Optional<String> sessionIndex(Answer began) {
        return Xml.child(assertion(began), Saml.ASSERTION, "AuthnStatement")
                .flatMap(statement -> Xml.attribute(statement, "SessionIndex"));
    }

    private Element responseRoot(String inResponseTo, URI destination, AnswerScript script) {
        Element root = root("samlp:LogoutResponse", destination, script);
        root.setAttribute("InResponseTo", inResponseTo);
        return root;
    }

    private Element root(String name, URI destination, AnswerScript script) {
        Document document = Xml.empty();
        Instant now = script.instantOr(clock.instant()).truncatedTo(ChronoUnit.MILLIS);
        Element root = Xml.append(
                document,
                Saml.PROTOCOL,
                name,
                "ID",
                "_" + UUID.randomUUID(),
                "Version",
                "2.0",
                "IssueInstant",
                now.toString(),
                "Destination",
                destination.toString());
        Xml.declare(root, "samlp", Saml.PROTOCOL);
        Xml.declare(root, "saml", Saml.ASSERTION);
        String issuer = script.issuerOr(provider.entityId());
        Xml.append(root, Saml.ASSERTION, "saml:Issuer", "Format", Saml.FORMAT_ENTITY, "NameQualifier", issuer)
                .setTextContent(issuer);
        return root;
    }

    private static void require(List<String> problems, boolean holds, String what) {
        if (!holds) {
            problems.add(what);
        }
    }

    private static String query(String parameter, String xml, String relayState) {
        return parameter + "=" + RedirectEncoding.encode(RedirectEncoding.deflated(xml)) + "&RelayState="
                + RedirectEncoding.encode(relayState) + "&SigAlg="
                + RedirectEncoding.encode(SignatureAlgorithms.RSA_SHA256);
    }

    private URI signed(URI location, String query) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(provider.key().privateKey());
            signature.update(query.getBytes(StandardCharsets.UTF_8));
            return URI.create(location + "?" + query + "&Signature="
                    + RedirectEncoding.encode(Base64.getEncoder().encodeToString(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A query could not be signed", e);
        }
    }
}
