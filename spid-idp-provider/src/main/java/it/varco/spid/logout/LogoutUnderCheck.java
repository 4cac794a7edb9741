package it.varco.spid.logout;

import static it.varco.spid.xml.Saml.ASSERTION_NS;

import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A logout message with all that it is judged by.
 *
 * @param root the message
 * @param seal how it was signed on its way
 * @param entry who says to have sent it, as the registry knows it
 * @param location where such messages come
 * @param receivedAt when it came in
 * @param tolerance how far two honest clocks may be apart
 */
record LogoutUnderCheck(
        XmlElement root,
        LogoutSeal seal,
        RegistryEntry entry,
        String location,
        Instant receivedAt,
        Duration tolerance) {

    /** A message travels through one browser: what is older was kept by somebody. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(5);

    Optional<XmlElement> issuer() {
        return root.only(ASSERTION_NS, "Issuer");
    }

    Optional<XmlElement> nameId() {
        return root.only(ASSERTION_NS, "NameID");
    }

    boolean isFresh() {
        return root.instant("IssueInstant")
                .filter(issued -> !issued.isAfter(receivedAt.plus(tolerance)))
                .filter(issued -> issued.isAfter(receivedAt.minus(LONGEST_WAY).minus(tolerance)))
                .isPresent();
    }

    boolean isNotOver() {
        return root.attribute("NotOnOrAfter").isEmpty()
                || root.instant("NotOnOrAfter")
                        .filter(end -> end.isAfter(receivedAt.minus(tolerance)))
                        .isPresent();
    }
}
