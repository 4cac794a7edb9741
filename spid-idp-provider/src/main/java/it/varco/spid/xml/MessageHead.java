package it.varco.spid.xml;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.w3c.dom.Element;

/**
 * What every message of a service provider begins with. Source: SPID technical rules, single sign-on and single logout.
 *
 * @param id unique, an NCName
 * @param issuedAt on the wall clock
 * @param destination the identity provider's location for the binding used
 * @param serviceProvider who sends it
 */
public record MessageHead(String id, Instant issuedAt, String destination, String serviceProvider) {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** The root of a new document, with its issuer and nothing else yet. */
    public Element root(String qualifiedName) {
        Element root = Documents.withRoot(Saml.PROTOCOL_NS, qualifiedName).getDocumentElement();
        Documents.declare(root, "saml", Saml.ASSERTION_NS);
        root.setAttribute("ID", id);
        root.setAttribute("Version", "2.0");
        root.setAttribute("IssueInstant", MILLISECONDS.format(issuedAt));
        root.setAttribute("Destination", destination);
        Element issuer = Documents.append(root, Saml.ASSERTION_NS, "saml:Issuer");
        issuer.setAttribute("Format", Saml.FORMAT_ENTITY);
        issuer.setAttribute("NameQualifier", serviceProvider);
        issuer.setTextContent(serviceProvider);
        return root;
    }
}
