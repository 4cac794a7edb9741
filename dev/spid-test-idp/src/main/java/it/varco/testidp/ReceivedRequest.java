package it.varco.testidp;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.w3c.dom.Element;

/**
 * What an authentication request says (SPID technical rules, single sign-on). The indexes point into the metadata of the
 * service provider, which the identity providers look up.
 *
 * @param id {@code @ID}
 * @param issuer the entityID of the service provider
 * @param issueInstant {@code @IssueInstant}
 * @param destination {@code @Destination}
 * @param assertionConsumerIndex {@code @AssertionConsumerServiceIndex}
 * @param assertionConsumerUrl {@code @AssertionConsumerServiceURL}
 * @param attributeSetIndex {@code @AttributeConsumingServiceIndex}
 * @param level the level asked for
 * @param comparison how the level is meant
 * @param relayState what is to be given back
 * @param xml the message as it was sent, decoded
 */
public record ReceivedRequest(
        String id,
        String issuer,
        Instant issueInstant,
        String destination,
        OptionalInt assertionConsumerIndex,
        Optional<URI> assertionConsumerUrl,
        OptionalInt attributeSetIndex,
        Level level,
        Comparison comparison,
        String relayState,
        String xml) {

    /** Checks that nothing is missing. */
    public ReceivedRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(issueInstant, "issueInstant");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(assertionConsumerIndex, "assertionConsumerIndex");
        Objects.requireNonNull(assertionConsumerUrl, "assertionConsumerUrl");
        Objects.requireNonNull(attributeSetIndex, "attributeSetIndex");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(relayState, "relayState");
        Objects.requireNonNull(xml, "xml");
    }

    /**
     * Reads the fields of a form sent by HTTP-POST, values URL-decoded. Nothing is judged here.
     *
     * @throws IllegalArgumentException where the request can't be read at all
     */
    public static ReceivedRequest fromPost(String samlRequest, String relayState) {
        return read(Submission.fromForm(FormFields.parse("SAMLRequest=" + RedirectEncoding.encode(samlRequest)
                + "&RelayState=" + RedirectEncoding.encode(relayState))));
    }

    /**
     * Reads the address that HTTP-Redirect sends the browser to. Nothing is judged here.
     *
     * @throws IllegalArgumentException where the request can't be read at all
     */
    public static ReceivedRequest fromRedirect(URI location) {
        return read(Submission.fromQuery(
                FormFields.parse(Optional.ofNullable(location.getRawQuery()).orElse(""))));
    }

    static ReceivedRequest read(Submission submission) {
        Element root = Xml.parse(submission.xml()).getDocumentElement();
        Element context = Xml.child(root, Saml.PROTOCOL, "RequestedAuthnContext")
                .orElseThrow(() -> missing("RequestedAuthnContext"));
        return new ReceivedRequest(
                required(root, "ID"),
                Xml.child(root, Saml.ASSERTION, "Issuer")
                        .orElseThrow(() -> missing("Issuer"))
                        .getTextContent(),
                RequestCheck.utcInstant(required(root, "IssueInstant")).orElseThrow(() -> missing("IssueInstant")),
                required(root, "Destination"),
                index(root, "AssertionConsumerServiceIndex"),
                Xml.attribute(root, "AssertionConsumerServiceURL").map(URI::create),
                index(root, "AttributeConsumingServiceIndex"),
                Xml.child(context, Saml.ASSERTION, "AuthnContextClassRef")
                        .flatMap(reference -> Level.fromUri(reference.getTextContent()))
                        .orElseThrow(() -> missing("AuthnContextClassRef")),
                Comparison.fromWord(context.getAttribute("Comparison")).orElseThrow(() -> missing("Comparison")),
                submission.relayState().orElseThrow(() -> missing("RelayState")),
                submission.text());
    }

    private static String required(Element root, String attribute) {
        return Xml.attribute(root, attribute).orElseThrow(() -> missing(attribute));
    }

    private static OptionalInt index(Element root, String attribute) {
        return Xml.attribute(root, attribute).stream()
                .mapToInt(Integer::parseUnsignedInt)
                .findFirst();
    }

    private static UnreadableMessage missing(String what) {
        return new UnreadableMessage(8, what + " is missing or unreadable");
    }
}
