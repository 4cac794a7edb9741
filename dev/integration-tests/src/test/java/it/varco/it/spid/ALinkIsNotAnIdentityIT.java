package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who links what to whom changes nothing of who a person is. */
@VarcoTest
class ALinkIsNotAnIdentityIT {

    private static final Person VICTIM = People.named("elena").orElseThrow();
    private static final Person ATTACKER = People.named("fabio").orElseThrow();

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;

    ALinkIsNotAnIdentityIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
    }

    @Test
    void anAdministratorsLinkToAnotherPersonsIdentityIsRefused() {
        HttpPerson victim = new HttpPerson(realm);
        String account = victim.claims(victim.post(alfa.answerTo(victim.ask(alfa), VICTIM, Level.L2)))
                .get("sub")
                .asText();
        realm.admin().delete("/users/" + account + "/federated-identity/spid");
        ObjectNode link = JsonNodeFactory.instance
                .objectNode()
                .put("identityProvider", "spid")
                .put("userId", "TINIT-" + ATTACKER.fiscalCode())
                .put("userName", "anybody");
        realm.admin().post("/users/" + account + "/federated-identity/spid", link);

        HttpPerson attacker = new HttpPerson(realm);
        var answer = alfa.answerTo(attacker.ask(alfa), ATTACKER, Level.L2);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(attacker.post(answer), "PERSON-02");
    }

    @Test
    void linkingInALiveSessionIsRefusedAndChangesNothing() {
        Person rita = People.named("rita").orElseThrow();
        HttpPerson person = new HttpPerson(realm);
        JsonNode before = person.claims(person.post(alfa.answerTo(person.ask(alfa), rita, Level.L2)));
        String account = before.get("sub").asText();
        realm.admin().put("/authentication/required-actions/idp_link", enabledLinking());

        HttpPerson.Page question = person.openSignIn("kc_action=idp_link%3Aspid");
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(question.formTo("/login-actions/"), Map.of()), "SPID-P01");
        assertThat(realm.admin().federatedIdentities(account)).hasSize(1);
    }

    @Test
    void twoAccountsWithOneCodeSignInNobody() {
        Person sara = People.named("sara").orElseThrow();
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        for (String name : new String[] {"sara-one", "sara-two"}) {
            ObjectNode user =
                    partial.withArray("users").addObject().put("username", name).put("enabled", true);
            user.putObject("attributes").putArray("fiscalNumber").add(sara.fiscalCode());
        }
        realm.admin().post("/partialImport", partial);
        HttpPerson person = new HttpPerson(realm);
        var answer = alfa.answerTo(person.ask(alfa), sara, Level.L2);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(answer), "PERSON-01");
    }

    /** Seen only when the account is made, in the middle of Keycloak's own flow. */
    @Test
    void anAccountInThePlaceOfAnothersIsNobodysAndTheRefusalIsToldOnce() {
        Person ivo = People.named("ivo").orElseThrow();
        HttpPerson first = new HttpPerson(realm);
        String account = first.claims(first.post(alfa.answerTo(first.ask(alfa), ivo, Level.L2)))
                .get("sub")
                .asText();
        String name = realm.admin().get("/users/" + account).path("username").asText();
        realm.admin().delete("/users/" + account);
        realm.admin()
                .createUser(JsonNodeFactory.instance
                        .objectNode()
                        .put("username", name)
                        .put("enabled", true));
        HttpPerson person = new HttpPerson(realm);
        var answer = alfa.answerTo(person.ask(alfa), ivo, Level.L2);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(person.post(answer), "PERSON-01");
    }

    @Test
    void aFirstSignInThatSomebodyLeftInTheTabIsNotTheNextPersons() {
        Person hassan = People.named("hassan").orElseThrow();
        Person giulia = People.named("giulia").orElseThrow();
        HttpPerson desk = new HttpPerson(realm);
        URI start = desk.startLink(desk.openSignIn(), alfa);
        desk.postAndStop(alfa.answerTo(desk.follow(start), hassan, Level.L2));

        HttpPerson.Page arrived = desk.post(alfa.answerTo(desk.follow(start), giulia, Level.L2));

        assertThat(desk.claims(arrived).get("fiscal_number").asText()).isEqualTo(giulia.fiscalCode());
        assertThat(realm.admin().usersWith("fiscalNumber", hassan.fiscalCode())).isEmpty();
    }

    @Test
    void aFirstSignInThatSomebodyLeftDoesNotStopAPersonWhoIsKnown() {
        Person luca = People.named("luca").orElseThrow();
        Person olga = People.named("olga").orElseThrow();
        HttpPerson before = new HttpPerson(realm);
        before.claims(before.post(alfa.answerTo(before.ask(alfa), luca, Level.L2)));
        HttpPerson desk = new HttpPerson(realm);
        URI start = desk.startLink(desk.openSignIn(), alfa);
        desk.postAndStop(alfa.answerTo(desk.follow(start), olga, Level.L2));

        HttpPerson.Page arrived = desk.post(alfa.answerTo(desk.follow(start), luca, Level.L2));

        assertThat(desk.claims(arrived).get("fiscal_number").asText()).isEqualTo(luca.fiscalCode());
        assertThat(realm.admin().usersWith("fiscalNumber", olga.fiscalCode())).isEmpty();
    }

    @Test
    void theFiscalCodeIsNobodysToEditThroughTheUsersApi() {
        Person ugo = People.named("ugo").orElseThrow();
        HttpPerson person = new HttpPerson(realm);
        String account = person.claims(person.post(alfa.answerTo(person.ask(alfa), ugo, Level.L2)))
                .get("sub")
                .asText();
        ObjectNode user = (ObjectNode) realm.admin().get("/users/" + account);
        ((ObjectNode) user.get("attributes")).putArray("fiscalNumber").add(ATTACKER.fiscalCode());

        keycloak.admin().send("PUT", "/admin/realms/" + realm.name() + "/users/" + account, user.toString());

        assertThat(realm.admin().usersWith("fiscalNumber", ATTACKER.fiscalCode()))
                .isEmpty();
        assertThat(realm.admin().usersWith("fiscalNumber", ugo.fiscalCode())).hasSize(1);
    }

    private ObjectNode enabledLinking() {
        return ((ObjectNode) realm.admin().get("/authentication/required-actions/idp_link")).put("enabled", true);
    }
}
