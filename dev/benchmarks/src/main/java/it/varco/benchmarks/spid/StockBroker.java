package it.varco.benchmarks.spid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.testidp.TestIdentityProvider;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;

/**
 * A realm with nothing of ours whose people come by Keycloak's own SAML identity provider: signed requests, signatures of answers checked, known by
 * their fiscal code, their names taken at each sign-in, and no page between the answer and the application.
 */
record StockBroker(String realm, TestIdentityProvider provider, String serviceProvider) {

    static final String ALIAS = "saml";

    private static final String FLOW = "whoever comes has an account";

    /** What is imported; with the same habits as the realm that ships. */
    ObjectNode json(JsonNode shipped) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("realm", realm).put("enabled", true);
        List.of("sslRequired", "eventsEnabled", "eventsExpiration")
                .forEach(habit -> json.set(habit, shipped.get(habit)));
        json.withArray("clients")
                .addObject()
                .put("clientId", "portal")
                .put("publicClient", true)
                .put("standardFlowEnabled", true)
                .withArray("redirectUris")
                .add("*");
        ArrayNode steps = json.withArray("authenticationFlows")
                .addObject()
                .put("alias", FLOW)
                .put("providerId", "basic-flow")
                .put("topLevel", true)
                .put("builtIn", false)
                .withArray("authenticationExecutions");
        steps.addObject()
                .put("authenticator", "idp-create-user-if-unique")
                .put("requirement", "REQUIRED")
                .put("priority", 10);
        json.withArray("identityProviders")
                .addObject()
                .put("alias", ALIAS)
                .put("providerId", "saml")
                .put("enabled", true)
                .put("firstBrokerLoginFlowAlias", FLOW)
                .putObject("config")
                .put("entityId", serviceProvider)
                .put("idpEntityId", provider.entityId())
                .put("singleSignOnServiceUrl", provider.singleSignOnLocation().toString())
                .put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:transient")
                .put("principalType", "ATTRIBUTE")
                .put("principalAttribute", "fiscalNumber")
                .put("postBindingResponse", "true")
                .put("postBindingAuthnRequest", "false")
                .put("wantAuthnRequestsSigned", "true")
                .put("signatureAlgorithm", "RSA_SHA256")
                .put("wantAssertionsSigned", "true")
                .put("validateSignature", "true")
                .put("forceAuthn", "true")
                .put("attributeConsumingServiceIndex", "0")
                .put("authnContextComparisonType", "minimum")
                .put("authnContextClassRefs", "[\"https://www.spid.gov.it/SpidL2\"]")
                .put("syncMode", "FORCE")
                .put("signingCertificate", certificate());
        ArrayNode mappers = json.withArray("identityProviderMappers");
        take(mappers, "name", "firstName");
        take(mappers, "familyName", "lastName");
        // Keycloak asks everybody for one who has none.
        mappers.addObject()
                .put("name", "email")
                .put("identityProviderAlias", ALIAS)
                .put("identityProviderMapper", "hardcoded-attribute-idp-mapper")
                .putObject("config")
                .put("attribute", "email")
                .put("attribute.value", "somebody@posta.example")
                .put("syncMode", "FORCE");
        mappers.addObject()
                .put("name", "username")
                .put("identityProviderAlias", ALIAS)
                .put("identityProviderMapper", "saml-username-idp-mapper")
                .putObject("config")
                .put("template", "${ATTRIBUTE.fiscalNumber}")
                .put("syncMode", "FORCE");
        return json;
    }

    private static void take(ArrayNode mappers, String attribute, String into) {
        mappers.addObject()
                .put("name", attribute)
                .put("identityProviderAlias", ALIAS)
                .put("identityProviderMapper", "saml-user-attribute-idp-mapper")
                .putObject("config")
                .put("attribute.name", attribute)
                .put("user.attribute", into)
                .put("syncMode", "FORCE");
    }

    private String certificate() {
        try {
            return Base64.getEncoder().encodeToString(provider.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
