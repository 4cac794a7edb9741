package it.varco.testidp;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * An answer, ready to be posted to a service provider.
 *
 * @param xml the SAML Response
 * @param base64 the same as it goes into the field {@code SAMLResponse}
 * @param relayState what goes into the field {@code RelayState}
 * @param assertionConsumerService where to post it
 */
public record Answer(String xml, String base64, String relayState, URI assertionConsumerService) {

    /** Checks that nothing is missing. */
    public Answer {
        Objects.requireNonNull(xml, "xml");
        Objects.requireNonNull(base64, "base64");
        Objects.requireNonNull(relayState, "relayState");
        Objects.requireNonNull(assertionConsumerService, "assertionConsumerService");
    }

    static Answer of(String xml, String relayState, URI assertionConsumerService) {
        String base64 = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return new Answer(xml, base64, relayState, assertionConsumerService);
    }

    /** The body of the POST, {@code application/x-www-form-urlencoded}. */
    public String formBody() {
        return "SAMLResponse=" + URLEncoder.encode(base64, StandardCharsets.UTF_8) + "&RelayState="
                + URLEncoder.encode(relayState, StandardCharsets.UTF_8);
    }

    /** An answer names a person. */
    @Override
    public String toString() {
        return "Answer[to " + assertionConsumerService + "]";
    }
}
