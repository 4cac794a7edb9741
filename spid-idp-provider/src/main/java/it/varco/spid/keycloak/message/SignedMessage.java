package it.varco.spid.keycloak.message;

import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.registry.Binding;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.SteadyDeflate;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A message of ours on its way through the browser, signed as its binding wants it. */
public record SignedMessage(Document document, Binding binding, URI location, MetadataKey key, String relayState) {

    /** Something that is asked. */
    public Response asRequest(KeycloakSession session) {
        try {
            JaxrsSAML2BindingBuilder builder = builder(session);
            return binding == Binding.POST
                    ? builder.postBinding(enveloped()).request(location.toString())
                    : detached(builder).redirectBinding(document).request(location.toString());
        } catch (ProcessingException | ConfigurationException | IOException unsendable) {
            throw new IdentityBrokerException("the SPID message could not be written", unsendable);
        }
    }

    /** Something that is answered. */
    public Response asResponse(KeycloakSession session) {
        try {
            JaxrsSAML2BindingBuilder builder = builder(session);
            return binding == Binding.POST
                    ? builder.postBinding(enveloped()).response(location.toString())
                    : detached(builder).redirectBinding(document).response(location.toString());
        } catch (ProcessingException | ConfigurationException | IOException unsendable) {
            throw new IdentityBrokerException("the SPID message could not be written", unsendable);
        }
    }

    private JaxrsSAML2BindingBuilder builder(KeycloakSession session) {
        return new SteadyBinding(session).relayState(relayState);
    }

    private Document enveloped() {
        Element root = document.getDocumentElement();
        EnvelopedSignature.sign(root, root.getFirstChild().getNextSibling(), key.signing(), key.certificate());
        return document;
    }

    private JaxrsSAML2BindingBuilder detached(JaxrsSAML2BindingBuilder builder) {
        KeyPair pair = new KeyPair(key.certificate().getPublicKey(), key.signing());
        return builder.signatureAlgorithm(SignatureAlgorithm.RSA_SHA256)
                .signWith(null, pair, key.certificate())
                .signDocument();
    }

    /** In an address, what is sent is what {@link SteadyDeflate} makes of the document, so that the document says it all. */
    private static final class SteadyBinding extends JaxrsSAML2BindingBuilder {

        SteadyBinding(KeycloakSession session) {
            super(session);
        }

        @Override
        public String base64Encoded(Document message) {
            byte[] text = Documents.text(message).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(SteadyDeflate.of(text));
        }
    }
}
