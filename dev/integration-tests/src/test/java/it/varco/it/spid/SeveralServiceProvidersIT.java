package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.XmlDocument;
import it.varco.testidp.Answer;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An aggregator's realm: the client says as whom its people are asked, and for what. */
@VarcoTest
class SeveralServiceProvidersIT {

    private static final Person ANNA = People.named("anna").orElseThrow();
    private static final String AGGREGATED = "https://cons.example/pub-ag-full/c_x000";
    private static final String PROVIDERS = """
            [{"code":"comune","entityId":"%s","sector":"public","ipaCode":"c_x000","email":"spid@comune.example",
              "organization":{"name":"Comune di prova","displayName":"Comune","url":"https://www.comune.example"},
              "aggregator":{"activity":"pub-ag-full","name":"Consorzio di prova","ipaCode":"cons",
                            "email":"spid@cons.example"}}]""".formatted(AGGREGATED);
    private static final String SETS =
            "[{\"index\":1,\"serviceName\":\"Imprese\",\"attributes\":[\"fiscalNumber\",\"name\",\"familyName\"]}]";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final SpidTestIdentityProviders providers;

    SeveralServiceProvidersIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.providers = providers;
    }

    @BeforeEach
    void theRealmIsAnAggregators() {
        realm.admin()
                .updateIdentityProvider(
                        "spid",
                        provider -> ((ObjectNode) provider.get("config"))
                                .put("serviceProviders", PROVIDERS)
                                .put("attributeSets", SETS));
        providers.trust(realm.url("/spid/metadata"));
        providers.trust(realm.url("/spid/metadata/comune"));
    }

    @AfterEach
    void thePortalIsTheRealmsOwn() {
        portal("varco.spid.service-provider", "");
        portal("varco.spid.attribute-set", "");
    }

    @Test
    void theAggregatedBodyHasMetadataOfItsOwn() {
        XmlDocument metadata = XmlDocument.of(get("/spid/metadata/comune").getBytes(StandardCharsets.UTF_8));
        assertThat(metadata.text("/md:EntityDescriptor/@entityID")).isEqualTo(AGGREGATED);
        assertThat(metadata.texts("//md:ContactPerson/@spid:entityType"))
                .containsExactly("spid:aggregator", "spid:aggregated");
        assertThat(metadata.texts("//md:AttributeConsumingService/@index")).containsExactly("0", "1");
        assertThat(send("/spid/metadata/nobody").status()).isEqualTo(404);
    }

    @Test
    void aClientThatSaysNothingIsTheRealmsOwn() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(provider());
        assertThat(request.issuer()).isEqualTo(realm.admin().issuer().toString());
        assertThat(request.attributeSetIndex()).hasValue(0);
        assertSignedIn(person, request);
    }

    @Test
    void aClientOfTheAggregatedBodyIsAskedInItsName() {
        portal("varco.spid.service-provider", "comune");
        portal("varco.spid.attribute-set", "1");
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(provider());
        assertThat(request.issuer()).isEqualTo(AGGREGATED);
        assertThat(request.attributeSetIndex()).hasValue(1);
        assertSignedIn(person, request);
    }

    /** The audience is the service provider that asked, not any of the realm's. */
    @Test
    void anAnswerForTheOtherServiceProviderIsRefused() {
        portal("varco.spid.service-provider", "comune");
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(provider());
        Answer answer = provider()
                .answerTo(
                        request,
                        ANNA,
                        Level.L2,
                        AnswerScript.genuine()
                                .edit(document -> document.getElementsByTagNameNS(
                                                "urn:oasis:names:tc:SAML:2.0:assertion", "Audience")
                                        .item(0)
                                        .setTextContent(realm.admin().issuer().toString())));
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(answer), "SPID-085");
    }

    @Test
    void aClientOfAServiceProviderThatTheRealmDoesNotHaveLetsNobodyIn() {
        portal("varco.spid.service-provider", "elsewhere");
        assertRefused("SPID-M95");
    }

    @Test
    void aClientOfASetThatIsNotRegisteredLetsNobodyIn() {
        portal("varco.spid.attribute-set", "2");
        assertRefused("SPID-M96");
    }

    private void assertSignedIn(HttpPerson person, ReceivedRequest request) {
        Answer answer = provider().answerTo(request, ANNA, Level.L2);
        assertThat(person.post(answer).address().toString()).startsWith(realm.portal() + "/callback?");
    }

    private void assertRefused(String code) {
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                new HttpPerson(realm)
                        .openSignIn(
                                "kc_idp_hint=spid",
                                "idp=" + HttpPerson.encode(provider().entityId())),
                code);
    }

    private TestIdentityProvider provider() {
        return providers.all().get(0);
    }

    private String get(String path) {
        return send(path).body();
    }

    private HttpPerson.Page send(String path) {
        return new HttpPerson(realm).getAndStop(realm.url(path));
    }

    private void portal(String attribute, String value) {
        JsonNode client = realm.admin().get("/clients?clientId=portal").path(0);
        ((ObjectNode) client.get("attributes")).put(attribute, value);
        realm.admin().put("/clients/" + client.path("id").asText(), client);
    }
}
