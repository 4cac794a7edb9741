package it.varco.testidp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What AgID's registry says about identity providers, in its two shapes, and each provider's own metadata. */
record Registry(List<TestIdentityProvider> identityProviders, SigningKey registryKey) {
    /** The name of AgID's own aggregate. */
    private static final String RESPONSE_LOCATION = "ResponseLocation";

    private static final String AGGREGATE_NAME = "https://idps.spid.gov.it";

    private static final ObjectMapper JSON = new ObjectMapper();

    String json() {
        ArrayNode entries = JSON.createArrayNode();
        identityProviders.forEach(provider -> entries.add(entry(provider)));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON that can't be written", e);
        }
    }

    String aggregate() {
        Document document = Xml.empty();
        Element root =
                Xml.append(document, Saml.METADATA, "md:EntitiesDescriptor", "ID", "_registry", "Name", AGGREGATE_NAME);
        declare(root);
        identityProviders.forEach(provider -> describe(root, provider));
        new EnvelopedSigner().sign(root, registryKey.privateKey(), Optional.of(registryKey.certificate()));
        return Xml.write(document);
    }

    static String metadata(TestIdentityProvider provider) {
        Document document = Xml.empty();
        Element root = describe(document, provider);
        declare(root);
        new EnvelopedSigner().sign(root, provider.key().privateKey(), Optional.of(provider.certificate()));
        return Xml.write(document);
    }

    private static ObjectNode entry(TestIdentityProvider provider) {
        Identity identity = provider.identity();
        ObjectNode entry = JSON.createObjectNode()
                .put("entity_id", identity.entityId())
                .put("organization_name", identity.displayName())
                .put("organization_display_name", identity.displayName())
                .put("code", identity.registryCode())
                .put("logo_uri", identity.logo().toString())
                .put("registry_link", identity.metadata().toString());
        entry.putArray("signing_certificate_x509").add(SigningKey.base64(provider.certificate()));
        services(
                entry.putArray("single_sign_on_service"),
                identity.singleSignOn().toString());
        services(
                entry.putArray("single_logout_service"), identity.singleLogout().toString());
        entry.path("single_logout_service")
                .forEach(service -> ((ObjectNode) service)
                        .put(RESPONSE_LOCATION, identity.singleLogoutAnswers().toString()));
        ArrayNode attributes = entry.putArray("attribute");
        Arrays.stream(SpidAttribute.values()).map(SpidAttribute::samlName).forEach(attributes::add);
        ObjectNode extensions = entry.putObject("extensions");
        ArrayNode levels = extensions.putArray("supported_acr");
        Arrays.stream(Level.values()).map(Level::uri).forEach(levels::add);
        extensions.putArray("supported_purpose");
        return entry.put("create_date", "2026-01-01 00:00:00")
                .put("lastupdate_date", "2026-01-01 00:00:00")
                .putNull("delete_date")
                .put("_deleted", "N")
                .put("_disabled", "N");
    }

    private static void services(ArrayNode services, String location) {
        for (Binding binding : Binding.values()) {
            services.addObject().put("Binding", binding.uri()).put("Location", location);
        }
    }

    private static Element describe(Node parent, TestIdentityProvider provider) {
        Identity identity = provider.identity();
        Element entity = Xml.append(
                parent,
                Saml.METADATA,
                "md:EntityDescriptor",
                "ID",
                "_" + identity.slug(),
                "entityID",
                identity.entityId());
        Element descriptor = Xml.append(
                entity,
                Saml.METADATA,
                "md:IDPSSODescriptor",
                "WantAuthnRequestsSigned",
                "true",
                "protocolSupportEnumeration",
                Saml.PROTOCOL);
        if (identity.rulebook() == Rulebook.SPID) {
            describeLevels(descriptor);
        }
        Element key = Xml.append(descriptor, Saml.METADATA, "md:KeyDescriptor", "use", "signing");
        Element keyInfo = Xml.append(key, Saml.DSIG, "ds:KeyInfo");
        Element data = Xml.append(keyInfo, Saml.DSIG, "ds:X509Data");
        Xml.append(data, Saml.DSIG, "ds:X509Certificate").setTextContent(SigningKey.base64(provider.certificate()));
        services(descriptor, "md:SingleLogoutService", identity.singleLogout().toString());
        Xml.children(descriptor, Saml.METADATA, "SingleLogoutService")
                .forEach(service -> service.setAttribute(
                        RESPONSE_LOCATION, identity.singleLogoutAnswers().toString()));
        Xml.append(descriptor, Saml.METADATA, "md:NameIDFormat").setTextContent(Saml.FORMAT_TRANSIENT);
        services(descriptor, "md:SingleSignOnService", identity.singleSignOn().toString());
        for (SpidAttribute attribute : identity.rulebook() == Rulebook.CIE
                ? SpidAttribute.among(CieServiceProvider.MINIMUM)
                : List.of(SpidAttribute.values())) {
            Xml.append(
                    descriptor,
                    Saml.ASSERTION,
                    "saml:Attribute",
                    "Name",
                    attribute.samlName(),
                    "NameFormat",
                    Saml.FORMAT_BASIC);
        }
        Element organization = Xml.append(entity, Saml.METADATA, "md:Organization");
        italian(organization, "md:OrganizationName", identity.displayName());
        italian(organization, "md:OrganizationDisplayName", identity.displayName());
        italian(organization, "md:OrganizationURL", identity.base() + "/");
        return entity;
    }

    private static void describeLevels(Element descriptor) {
        Element extensions = Xml.append(descriptor, Saml.METADATA, "md:Extensions");
        Element levels = Xml.append(extensions, Saml.SPID_EXTENSIONS, "spid:SupportedAuthnContextClassRefs");
        for (Level level : Level.values()) {
            Xml.append(levels, Saml.SPID_EXTENSIONS, "spid:AuthnContextClassRef")
                    .setTextContent(level.uri());
        }
    }

    private static void services(Element descriptor, String name, String location) {
        for (Binding binding : Binding.values()) {
            Xml.append(descriptor, Saml.METADATA, name, "Binding", binding.uri(), "Location", location);
        }
    }

    private static void italian(Element organization, String name, String text) {
        Element element = Xml.append(organization, Saml.METADATA, name);
        element.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", "it");
        element.setTextContent(text);
    }

    private static void declare(Element root) {
        Xml.declare(root, "md", Saml.METADATA);
        Xml.declare(root, "ds", Saml.DSIG);
        Xml.declare(root, "saml", Saml.ASSERTION);
        Xml.declare(root, "spid", Saml.SPID_EXTENSIONS);
    }
}
