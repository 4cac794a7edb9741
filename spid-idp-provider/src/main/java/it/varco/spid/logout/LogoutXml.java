package it.varco.spid.logout;

import static it.varco.spid.xml.Documents.append;

import it.varco.spid.xml.Documents;
import it.varco.spid.xml.Saml;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Logout messages as SPID wants them, unsigned. Source: SPID technical rules, single logout. */
public final class LogoutXml {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private LogoutXml() {}

    /**
     * Asks an identity provider to end a session.
     *
     * @param id unique, an NCName
     * @param issuedAt on the wall clock
     * @param destination the provider's location for the binding used
     */
    public static Document request(String id, Instant issuedAt, String destination, FederatedSession ended) {
        Element root = root("samlp:LogoutRequest", id, issuedAt, destination, ended.serviceProvider());
        Element name = append(root, Saml.ASSERTION_NS, "saml:NameID");
        name.setAttribute("Format", Saml.FORMAT_TRANSIENT);
        name.setAttribute("NameQualifier", ended.nameQualifier());
        name.setTextContent(ended.nameId());
        ended.sessionIndex()
                .ifPresent(index ->
                        append(root, Saml.PROTOCOL_NS, "samlp:SessionIndex").setTextContent(index));
        return root.getOwnerDocument();
    }

    /**
     * Answers an identity provider that asked.
     *
     * @param inResponseTo the id of what it asked
     */
    public static Document response(
            String id,
            Instant issuedAt,
            String destination,
            String serviceProvider,
            String inResponseTo,
            LogoutOutcome outcome) {
        Element root = root("samlp:LogoutResponse", id, issuedAt, destination, serviceProvider);
        root.setAttribute("InResponseTo", inResponseTo);
        Element status = append(root, Saml.PROTOCOL_NS, "samlp:Status");
        Element code = append(status, Saml.PROTOCOL_NS, "samlp:StatusCode");
        code.setAttribute("Value", outcome == LogoutOutcome.EVERYWHERE ? Saml.STATUS_SUCCESS : Saml.STATUS_REQUESTER);
        if (outcome == LogoutOutcome.PARTIAL) {
            append(code, Saml.PROTOCOL_NS, "samlp:StatusCode").setAttribute("Value", Saml.STATUS_PARTIAL_LOGOUT);
        }
        return root.getOwnerDocument();
    }

    private static Element root(String name, String id, Instant issuedAt, String destination, String serviceProvider) {
        Element root = Documents.withRoot(Saml.PROTOCOL_NS, name).getDocumentElement();
        Documents.declare(root, "saml", Saml.ASSERTION_NS);
        root.setAttribute("ID", id);
        root.setAttribute("Version", "2.0");
        root.setAttribute("IssueInstant", MILLISECONDS.format(issuedAt));
        root.setAttribute("Destination", destination);
        Element issuer = append(root, Saml.ASSERTION_NS, "saml:Issuer");
        issuer.setAttribute("Format", Saml.FORMAT_ENTITY);
        issuer.setAttribute("NameQualifier", serviceProvider);
        issuer.setTextContent(serviceProvider);
        return root;
    }
}
