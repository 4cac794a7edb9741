package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.admin.Caller;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.Letter;
import it.varco.it.kit.MailBox;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.TestIdentityProvider;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody opens a second SPID identity in a person's name, with another identity provider. Threat B6. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondSpidIT {

    private static final String WITHHELD = "medici-esterni";
    private static final Person HELP_DESK = named("helpdesk");

    private final MailBox mailBox = MailBox.open();
    private TestIdentityProvider alfa;
    private TestIdentityProvider gamma;
    private TestRealm realm;
    private Caller helpDesk;

    @BeforeAll
    void theBodyWithholdsAProfile(World world) {
        alfa = world.identityProviders().named("alfa");
        gamma = world.identityProviders().named("gamma");
        realm = world.newRealm(json -> {
            mailBox.serve(json);
            LegacyAccounts accounts = LegacyAccounts.in(json);
            for (String name : List.of("anna", "bruno", "carla")) {
                accounts.addWithoutPassword(named(name)).put("email", name + "@example.org");
            }
            accounts.add(HELP_DESK, LegacyAccounts.OF_2016)
                    .put("email", "helpdesk@example.org")
                    .putArray("realmRoles")
                    .add("varco-help-desk");
        });
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        realm.admin()
                .updateIdentityProvider(
                        "spid", spid -> ((ObjectNode) spid.get("config")).put("newEntryWithholds", WITHHELD));
        HttpPerson desk = new HttpPerson(realm);
        helpDesk = new Caller(
                realm,
                desk.tokens(desk.post(alfa.answerTo(desk.ask(alfa), HELP_DESK, Level.L2)))
                        .path("access_token")
                        .asText());
    }

    @AfterAll
    void close() {
        realm.close();
        mailBox.close();
    }

    @Test
    void thePersonIsToldAndTheRoleWaitsUntilAnOperatorReleasesIt() {
        Person anna = named("anna");
        signIn(anna, alfa);
        accredit(anna);
        assertThat(signIn(anna, alfa)).contains(WITHHELD);
        realm.admin().clearEvents();

        assertThat(signIn(anna, gamma)).doesNotContain(WITHHELD);

        Letter letter = mailBox.next();
        assertThat(letter.to()).isEqualTo("anna@example.org");
        assertThat(letter.text()).contains("Gamma Identità", "Se non sei stato tu", "06.6001");
        assertThat(PersonalData.in(letter.text() + letter.header("Subject"))).isEmpty();
        assertThat(realm.admin().events("EXECUTE_ACTIONS_ERROR"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("error").asText()).isEqualTo("SPID-S01");
                    assertThat(event.path("userId").asText()).isEqualTo(account(anna));
                    assertThat(event.at("/details/varco_entry").asText()).isEqualTo(gamma.entityId());
                    assertThat(PersonalData.in(event.toString())).isEmpty();
                });
        assertThat(signIn(anna, alfa)).as("through the one of before").contains(WITHHELD);
        assertThat(signIn(anna, gamma)).as("a second time").doesNotContain(WITHHELD);
        assertThat(realm.admin().events("EXECUTE_ACTIONS_ERROR")).hasSize(1);

        HttpResponse<String> listed = helpDesk.get("/spid/entries/" + account(anna));
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body()).contains(alfa.entityId(), gamma.entityId(), WITHHELD);
        HttpResponse<String> released = release(helpDesk, account(anna), gamma.entityId());
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
        assertThat(released.body()).doesNotContain(WITHHELD);
        assertThat(signIn(anna, gamma)).contains(WITHHELD);
        assertThat(release(helpDesk, account(anna), gamma.entityId()).body()).contains("SPID-S03");
    }

    @Test
    void theOneIdentityProviderOfAPersonIsNoNews() {
        realm.admin().clearEvents();
        Person bruno = named("bruno");
        accredit(bruno);
        assertThat(signIn(bruno, gamma)).contains(WITHHELD);
        assertThat(signIn(bruno, gamma)).contains(WITHHELD);
        assertThat(realm.admin().events("EXECUTE_ACTIONS_ERROR")).isEmpty();
    }

    @Test
    void whoeverCannotBeToldIsAnEvent() {
        Person dario = named("dario");
        signIn(dario, alfa);
        JsonNode account = realm.admin().get("/users/" + account(dario));
        realm.admin().put("/users/" + account(dario), ((ObjectNode) account).put("email", ""));
        realm.admin().clearEvents();
        signIn(dario, gamma);
        assertThat(told("SPID-S02")).isEqualTo(1);
        assertThat(told("SPID-S01")).isEqualTo(1);
    }

    @Test
    void nobodyReleasesTheirOwnAndNobodyElseReleasesAnything() {
        signIn(HELP_DESK, gamma);
        mailBox.next();
        HttpResponse<String> own = release(helpDesk, account(HELP_DESK), gamma.entityId());
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("SPID-S04");
        Caller administrator = Caller.ofRealmManagement(realm, "realm-admin");
        assertThat(release(administrator, account(HELP_DESK), gamma.entityId()).statusCode())
                .isEqualTo(403);
        assertThat(administrator.get("/spid/entries/" + account(HELP_DESK)).statusCode())
                .isEqualTo(403);
        assertThat(realm.admin()
                        .send(
                                "POST",
                                "/spid/entries/%s/release".formatted(account(HELP_DESK)),
                                "{\"entityId\":\"%s\"}".formatted(gamma.entityId()),
                                Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyWritesTheList() {
        Person carla = named("carla");
        signIn(carla, alfa);
        ObjectNode account = (ObjectNode) realm.admin().get("/users/" + account(carla));
        account.withObject("/attributes").putArray("varco.spid-entries");
        assertThat(realm.admin()
                        .send(
                                "PUT",
                                "/users/" + account(carla),
                                account.toString(),
                                Map.of("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(realm.admin().get("/users/" + account(carla)).at("/attributes/varco.spid-entries"))
                .hasSize(1);
    }

    private long told(String code) {
        return realm.admin().events("EXECUTE_ACTIONS_ERROR").stream()
                .filter(event -> event.path("error").asText().equals(code))
                .count();
    }

    private List<String> signIn(Person who, TestIdentityProvider provider) {
        HttpPerson person = new HttpPerson(realm);
        List<String> roles = new ArrayList<>();
        person.claims(person.post(provider.answerTo(person.ask(provider), who, Level.L2)))
                .at("/realm_access/roles")
                .forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private void accredit(Person who) {
        realm.admin()
                .post(
                        "/access-policy/grants/accredit",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("fiscalCode", who.fiscalCode())
                                .put("profile", WITHHELD)
                                .put("office", "Roma")
                                .put("act", "1/2020"));
    }

    private HttpResponse<String> release(Caller caller, String account, String entityId) {
        return caller.send(
                "POST",
                "/spid/entries/%s/release".formatted(account),
                JsonNodeFactory.instance.objectNode().put("entityId", entityId));
    }

    private String account(Person person) {
        return realm.admin()
                .usersWith("fiscalNumber", person.fiscalCode())
                .get(0)
                .path("id")
                .asText();
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
