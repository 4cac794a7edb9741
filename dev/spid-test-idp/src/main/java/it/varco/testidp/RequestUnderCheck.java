package it.varco.testidp;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/**
 * All that a check may look at.
 *
 * @param rulebook whose rules it is judged by
 * @param submission what came
 * @param root the root of the message
 * @param location the address at which it came
 * @param receivedAt when it came
 * @param serviceProvider who sent it, as far as the Issuer names somebody trusted
 * @param metadataProblems why metadata of service providers could not be read
 * @param isReplayed whether the ID was accepted before
 */
record RequestUnderCheck(
        Rulebook rulebook,
        Submission submission,
        Element root,
        URI location,
        Instant receivedAt,
        Optional<ServiceProvider> serviceProvider,
        List<String> metadataProblems,
        Predicate<String> isReplayed) {

    Optional<String> attribute(String name) {
        return Xml.attribute(root, name);
    }

    Optional<Element> child(String namespace, String localName) {
        return Xml.child(root, namespace, localName);
    }

    Optional<Element> issuer() {
        return child(Saml.ASSERTION, "Issuer");
    }

    Optional<Element> nameIdPolicy() {
        return child(Saml.PROTOCOL, "NameIDPolicy");
    }

    List<Element> requestedAuthnContexts() {
        return Xml.children(root, Saml.PROTOCOL, "RequestedAuthnContext");
    }

    List<String> classReferences() {
        return requestedAuthnContexts().stream()
                .flatMap(context -> Xml.children(context, Saml.ASSERTION, "AuthnContextClassRef").stream())
                .map(Element::getTextContent)
                .toList();
    }

    /** The signature inside the message; there is only one to be judged with HTTP-POST. */
    Optional<XmlSignature> postSignature() {
        return isPost() ? XmlSignature.of(root) : Optional.empty();
    }

    boolean isPost() {
        return submission.binding() == Binding.POST;
    }
}
