package it.varco.it.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Keycloak's own SAML identity provider in a realm of the same server, which believes the same test identity provider. It
 * stops where a person who is believed would give the account its data, so that nothing is written.
 */
final class StockBroker implements AutoCloseable {

    /** What it came to. */
    enum Outcome {
        REFUSED,
        SIGNED_IN,
        SIGNED_IN_AS_THE_VICTIM
    }

    /** As strict as its settings make it, which is what an operator has to think of. */
    static final String STRICT = "strict";

    /** Signatures are validated, and the switch that wants the assertion signed is left as it is. */
    static final String AS_IT_COMES = "as-it-comes";

    private final TestRealm spid;
    private final Realm stock;
    private final TestIdentityProvider provider;

    StockBroker(TargetKeycloak keycloak, TestRealm spid, TestIdentityProvider provider) {
        this.spid = spid;
        this.provider = provider;
        this.stock = keycloak.importRealm(realm(provider));
    }

    Sitting sit(String alias) {
        HttpPerson person = new HttpPerson(spid);
        URI door = person.get(stock.url("/protocol/openid-connect/auth?client_id=app&response_type=code&scope=openid"
                        + "&redirect_uri=" + HttpPerson.encode("https://app.example/callback") + "&kc_idp_hint="
                        + alias))
                .address();
        ReceivedRequest request = ReceivedRequest.fromRedirect(door);
        URI consumer = request.assertionConsumerUrl().orElseThrow();
        String genuine = answer(request, AnswerScript.genuine());
        return new Sitting(person, consumer, request.relayState(), genuine, script -> answer(request, script));
    }

    Outcome outcome(HttpPerson.Page page) {
        if (!page.address().getPath().contains("/first-broker-login")) {
            return Outcome.REFUSED;
        }
        String victim = Victim.VICTIM.fiscalCode().toLowerCase(Locale.ROOT);
        return page.body().toLowerCase(Locale.ROOT).contains(victim)
                ? Outcome.SIGNED_IN_AS_THE_VICTIM
                : Outcome.SIGNED_IN;
    }

    /** The provider knows our service and not the stock one, so the answer is made for us and addressed to it. */
    private String answer(ReceivedRequest request, AnswerScript script) {
        String ours = spid.url("").toString();
        ReceivedRequest asked = new ReceivedRequest(
                request.id(),
                ours,
                request.issueInstant(),
                request.destination(),
                OptionalInt.empty(),
                request.assertionConsumerUrl(),
                OptionalInt.of(0),
                request.level(),
                request.comparison(),
                request.relayState(),
                request.xml());
        Edit addressed = document -> Edit.all(document, "//saml:Audience[.='%s']".formatted(ours))
                .forEach(audience -> audience.setTextContent(request.issuer()));
        return provider.answerTo(asked, Victim.ATTACKER, Level.L2, script.edit(addressed))
                .xml();
    }

    @Override
    public void close() {
        stock.delete();
    }

    private static ObjectNode realm(TestIdentityProvider provider) {
        try {
            return (ObjectNode) new ObjectMapper().readTree("""
                    {
                      "realm": "stock-%s",
                      "enabled": true,
                      "clients": [{
                        "clientId": "app", "publicClient": true, "redirectUris": ["https://app.example/callback"]
                      }],
                      "identityProviders": [%s, %s]
                    }""".formatted(
                            UUID.randomUUID().toString().substring(0, 8),
                            provider(STRICT, provider, true),
                            provider(AS_IT_COMES, provider, false)));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String provider(String alias, TestIdentityProvider provider, boolean assertionSigned) {
        return """
                {
                  "alias": "%s",
                  "providerId": "saml",
                  "enabled": true,
                  "config": {
                    "singleSignOnServiceUrl": "%s",
                    "idpEntityId": "%s",
                    "signingCertificate": "%s",
                    "validateSignature": "true",
                    "wantAssertionsSigned": "%s",
                    "postBindingResponse": "true",
                    "postBindingAuthnRequest": "false",
                    "forceAuthn": "true",
                    "allowedClockSkew": "10",
                    "principalType": "ATTRIBUTE",
                    "principalAttribute": "fiscalNumber",
                    "authnContextClassRefs": "[\\"https://www.spid.gov.it/SpidL2\\"]",
                    "authnContextComparisonType": "minimum",
                    "nameIDPolicyFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
                    "syncMode": "FORCE"
                  }
                }""".formatted(
                alias, provider.singleSignOnLocation(), provider.entityId(), certificate(provider), assertionSigned);
    }

    private static String certificate(TestIdentityProvider provider) {
        try {
            return Base64.getEncoder().encodeToString(provider.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
