package it.varco.spid.logout;

import static it.varco.spid.xml.Documents.append;

import it.varco.spid.xml.MessageHead;
import it.varco.spid.xml.Saml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Logout messages as SPID wants them, unsigned. Source: SPID technical rules, single logout. */
public final class LogoutXml {

    private LogoutXml() {}

    /** Asks an identity provider to end a session. */
    public static Document request(MessageHead head, FederatedSession ended) {
        Element root = head.root("samlp:LogoutRequest");
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
    public static Document response(MessageHead head, String inResponseTo, LogoutOutcome outcome) {
        Element root = head.root("samlp:LogoutResponse");
        root.setAttribute("InResponseTo", inResponseTo);
        Element status = append(root, Saml.PROTOCOL_NS, "samlp:Status");
        Element code = append(status, Saml.PROTOCOL_NS, "samlp:StatusCode");
        code.setAttribute("Value", outcome == LogoutOutcome.EVERYWHERE ? Saml.STATUS_SUCCESS : Saml.STATUS_REQUESTER);
        if (outcome == LogoutOutcome.PARTIAL) {
            append(code, Saml.PROTOCOL_NS, "samlp:StatusCode").setAttribute("Value", Saml.STATUS_PARTIAL_LOGOUT);
        }
        return root.getOwnerDocument();
    }
}
