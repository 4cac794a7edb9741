package it.varco.spid.logout;

import static it.varco.spid.xml.Saml.ASSERTION_NS;
import static it.varco.spid.xml.Saml.FORMAT_ENTITY;
import static it.varco.spid.xml.Saml.FORMAT_TRANSIENT;
import static it.varco.spid.xml.Saml.PROTOCOL_NS;

import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges logout messages: pure functions of the message, its signature, the entry that sent it and the instant. A signature is
 * always wanted, since whoever could do without could sign anybody out.
 *
 * <p>Source: SPID technical rules, single logout; OASIS SAML 2.0 core, 3.7.
 */
public final class LogoutJudge {

    private static final List<LogoutCheck> EVERY_MESSAGE = List.of(
            new LogoutCheck(
                    "SPID-O10",
                    "the logout message is signed by the entry that sent it",
                    message ->
                            message.seal().isOf(message.root(), message.entry().signingKeys())),
            new LogoutCheck(
                    "SPID-O11",
                    "the logout message has an ID",
                    message -> message.root().filled("ID").isPresent()),
            new LogoutCheck(
                    "SPID-O12",
                    "the logout message's Version is 2.0",
                    message -> message.root().attribute("Version").equals(Optional.of("2.0"))),
            new LogoutCheck(
                    "SPID-O13",
                    "the logout message's IssueInstant is not ahead and not older than five minutes",
                    LogoutUnderCheck::isFresh),
            new LogoutCheck(
                    "SPID-O14",
                    "the logout message's Destination is where logout messages come",
                    message -> message.root().attribute("Destination").equals(Optional.of(message.location()))),
            new LogoutCheck(
                    "SPID-O15",
                    "the logout message's Issuer is the entry; its Format is entity, or absent",
                    message -> message.issuer()
                            .filter(issuer -> issuer.text()
                                            .equals(Optional.of(message.entry().entityId()))
                                    && issuer.attribute("Format")
                                            .orElse(FORMAT_ENTITY)
                                            .equals(FORMAT_ENTITY))
                            .isPresent()));

    private static final List<LogoutCheck> REQUEST = List.of(
            new LogoutCheck(
                    "SPID-O20",
                    "the root is samlp:LogoutRequest",
                    message -> message.root().is(PROTOCOL_NS, "LogoutRequest")),
            new LogoutCheck(
                    "SPID-O21",
                    "the logout request's NotOnOrAfter, where it is there, is ahead",
                    LogoutUnderCheck::isNotOver),
            new LogoutCheck(
                    "SPID-O22",
                    "the logout request has one NameID, which is transient",
                    message -> message.nameId()
                            .filter(name -> name.text().isPresent()
                                    && name.attribute("Format").equals(Optional.of(FORMAT_TRANSIENT)))
                            .isPresent()));

    private static final List<LogoutCheck> RESPONSE = List.of(
            new LogoutCheck(
                    "SPID-O30",
                    "the root is samlp:LogoutResponse",
                    message -> message.root().is(PROTOCOL_NS, "LogoutResponse")),
            new LogoutCheck(
                    "SPID-O31",
                    "the logout response has a status code",
                    message -> statusCode(message.root()).isPresent()));

    private final Duration tolerance;

    /** @param tolerance how far the provider's clock and ours may be apart */
    public LogoutJudge(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /** The codes of all checks with the rule of each, for the operator's table. */
    public static Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        Stream.of(EVERY_MESSAGE, REQUEST, RESPONSE)
                .flatMap(List::stream)
                .forEach(check -> rules.put(check.code(), check.rule()));
        return rules;
    }

    /** Who says to have sent a message; nothing of it is believed yet. */
    public static Optional<String> sender(XmlElement root) {
        return root.only(ASSERTION_NS, "Issuer").flatMap(XmlElement::text);
    }

    /** Whom a request means, once it is believed. */
    public static String nameId(XmlElement request) {
        return request.only(ASSERTION_NS, "NameID").flatMap(XmlElement::text).orElseThrow();
    }

    /**
     * Whether a request of that entry, once it is believed, means that session: it is named, and its index, where both sides
     * have one, is among those that the request lists.
     */
    public static boolean means(XmlElement request, RegistryEntry sender, FederatedSession session) {
        List<String> indexes = request.children(PROTOCOL_NS, "SessionIndex").stream()
                .flatMap(index -> index.text().stream())
                .toList();
        return session.entityId().equals(sender.entityId())
                && session.nameId().equals(nameId(request))
                && (indexes.isEmpty()
                        || session.sessionIndex().isEmpty()
                        || indexes.contains(session.sessionIndex().get()));
    }

    /** What an answer says, once it is believed: whatever is not success may have left a session somewhere. */
    public static LogoutOutcome outcome(XmlElement response) {
        return statusCode(response).filter(Saml.STATUS_SUCCESS::equals).isPresent()
                ? LogoutOutcome.EVERYWHERE
                : LogoutOutcome.PARTIAL;
    }

    private static Optional<String> statusCode(XmlElement response) {
        return response.only(PROTOCOL_NS, "Status")
                .flatMap(status -> status.only(PROTOCOL_NS, "StatusCode"))
                .flatMap(code -> code.filled("Value"));
    }

    /** The codes of all that is wrong with a request to end a session; none where it is believed. */
    public List<String> request(
            XmlElement root, LogoutSeal seal, RegistryEntry entry, String location, Instant receivedAt) {
        return broken(REQUEST, new LogoutUnderCheck(root, seal, entry, location, receivedAt, tolerance));
    }

    /** The codes of all that is wrong with an answer to our request; none where it is believed. */
    public List<String> response(
            XmlElement root, LogoutSeal seal, RegistryEntry entry, String location, Instant receivedAt) {
        return broken(RESPONSE, new LogoutUnderCheck(root, seal, entry, location, receivedAt, tolerance));
    }

    private static List<String> broken(List<LogoutCheck> own, LogoutUnderCheck message) {
        return Stream.concat(own.stream(), EVERY_MESSAGE.stream())
                .filter(check -> !check.holds().test(message))
                .map(LogoutCheck::code)
                .toList();
    }
}
