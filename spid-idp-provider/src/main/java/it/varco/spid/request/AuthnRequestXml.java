package it.varco.spid.request;

import static it.varco.spid.xml.Documents.append;

import it.varco.spid.request.RequestedAuthentication.Reauthentication;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.MessageHead;
import it.varco.spid.xml.Saml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The request as SPID wants it to the letter: what may be absent is absent ({@code IsPassive}, {@code AllowCreate},
 * {@code Subject}, {@code Conditions}, {@code Scoping}, {@code ProviderName}).
 *
 * <p>Source: SPID technical rules, single sign-on; AgID notices 5 and 11.
 */
public final class AuthnRequestXml {

    private AuthnRequestXml() {}

    /** The unsigned document. */
    public static Document of(RequestedAuthentication request) {
        Element root = new MessageHead(
                        request.id(), request.issuedAt(), request.destination(), request.serviceProvider())
                .root("samlp:AuthnRequest");
        if (request.reauthentication() == Reauthentication.FORCED
                || request.scheme().forcesAuthentication(request.level().aim())) {
            root.setAttribute("ForceAuthn", "true");
        }
        root.setAttribute("AssertionConsumerServiceIndex", Integer.toString(request.assertionConsumerService()));
        root.setAttribute("AttributeConsumingServiceIndex", Integer.toString(request.attributeSet()));

        extend(root, request);

        append(root, Saml.PROTOCOL_NS, "samlp:NameIDPolicy").setAttribute("Format", Saml.FORMAT_TRANSIENT);

        Element context = append(root, Saml.PROTOCOL_NS, "samlp:RequestedAuthnContext");
        context.setAttribute("Comparison", request.level().comparison().value());
        append(context, Saml.ASSERTION_NS, "saml:AuthnContextClassRef")
                .setTextContent(request.level().level().classRef());
        return root.getOwnerDocument();
    }

    /** The extensions are SPID's; CIE knows none. */
    private static void extend(Element root, RequestedAuthentication request) {
        boolean hasSomethingToSay =
                request.purpose().isPresent() || request.ageLimit().isPresent();
        if (request.scheme() != Scheme.SPID || !hasSomethingToSay) {
            return;
        }
        Element extensions = append(root, Saml.PROTOCOL_NS, "samlp:Extensions");
        request.purpose()
                .ifPresent(purpose -> appendSpid(extensions, "spid:Purpose").setTextContent(purpose.letters()));
        request.ageLimit().ifPresent(ages -> {
            Element limit = appendSpid(extensions, "spid:AgeLimit");
            append(limit, Saml.SPID_NS, "spid:MinAge").setTextContent(Integer.toString(ages.from()));
            append(limit, Saml.SPID_NS, "spid:MaxAge").setTextContent(Integer.toString(ages.to()));
        });
    }

    private static Element appendSpid(Element parent, String name) {
        Element element = append(parent, Saml.SPID_NS, name);
        Documents.declare(element, "spid", Saml.SPID_NS);
        return element;
    }
}
