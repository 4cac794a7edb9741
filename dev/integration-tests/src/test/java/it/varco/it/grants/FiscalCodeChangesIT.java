package it.varco.it.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import org.junit.jupiter.api.Test;

/** One person, another code; two accounts, one person. */
@VarcoTest
class FiscalCodeChangesIT {

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final Desk desk;
    private final TestIdentityProvider alfa;

    FiscalCodeChangesIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.desk = new Desk(realm, keycloak);
        this.alfa = providers.named("alfa");
        realm.clock().set("2020-11-20T10:00:00+01:00");
    }

    @Test
    void theNewCodeSignsInToTheSameAccountAndTheOldOneNobody() {
        Person before = named("elena");
        Person after = named("fabio");
        String account = desk.signIn(before, alfa);
        desk.accredit(before, "avvocati");

        Desk.Answer changed =
                desk.fiscalCode("", Desk.about(before, "newFiscalCode", after.fiscalCode(), "act", "12/2020"));

        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
        assertThat(realm.admin().sessions(account)).isEmpty();
        HttpPerson old = new HttpPerson(realm);
        var answer = alfa.answerTo(old.ask(alfa), before, Level.L2);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(old.post(answer), "PERSON-04");
        assertThat(realm.admin().sessions(account)).isEmpty();
        assertThat(desk.signIn(after, alfa)).isEqualTo(account);
        assertThat(desk.state(after, "avvocati")).isEqualTo("active");
        assertThat(realm.admin().adminEvents().toString())
                .doesNotContain(before.fiscalCode())
                .doesNotContain(after.fiscalCode());
    }

    @Test
    void theCodeThatAnAccountHasAlreadyChangesNothingAndIsNotToldAsAChange() {
        Person same = named("giulia");
        String account = desk.signIn(same, alfa);
        realm.admin().clearEvents();

        Desk.Answer answer =
                desk.fiscalCode("", Desk.about(same, "newFiscalCode", same.fiscalCode(), "act", "12/2020"));

        assertThat(answer.json().path("changed").asBoolean(true)).isFalse();
        assertThat(realm.admin().events("UPDATE_PROFILE")).isEmpty();
        assertThat(realm.admin().sessions(account)).isNotEmpty();
    }

    @Test
    void aCodeThatIsAnothersIsRefused() {
        String account = desk.signIn(named("hassan"), alfa);
        desk.signIn(named("luca"), alfa);
        desk.accredit(named("luca"), "avvocati");
        realm.admin().clearEvents();

        Desk.Answer refused = desk.fiscalCode(
                "", Desk.about(named("hassan"), "newFiscalCode", named("luca").fiscalCode(), "act", "12/2020"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("GRANT-F01");
        assertThat(RefusedAct.onlyOneIn(realm))
                .isEqualTo(RefusedAct.ofGrant("GRANT-F01", desk.operator(named("luca")), account, ""));
        assertThat(desk.signIn(named("hassan"), alfa)).isEqualTo(account);
    }

    @Test
    void ofTwoAccountsWithOneCodeOneStaysWithTheGrantsOfBoth() {
        Person person = named("olga");
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        for (String name : new String[] {"olga-one", "olga-two"}) {
            ObjectNode user =
                    partial.withArray("users").addObject().put("username", name).put("enabled", true);
            user.putObject("attributes").putArray("fiscalNumber").add(person.fiscalCode());
        }
        realm.admin().post("/partialImport", partial);
        String stays = realm.admin().user("olga-one").orElseThrow().path("id").asText();
        String leaves = realm.admin().user("olga-two").orElseThrow().path("id").asText();
        assertThat(desk.accredit(person, "avvocati").code()).isEqualTo("GRANT-P02");
        accreditAccount(stays, "avvocati");
        accreditAccount(leaves, "stp");

        Desk.Answer merged = desk.fiscalCode(
                "/merge",
                Desk.with(
                        JsonNodeFactory.instance.objectNode(),
                        "keepAccount",
                        stays,
                        "removeAccount",
                        leaves,
                        "act",
                        "13/2020"));

        assertThat(merged.status()).as(merged.json().toString()).isEqualTo(200);
        assertThat(realm.admin().usersWith("fiscalNumber", person.fiscalCode())).hasSize(1);
        assertThat(desk.signIn(person, alfa)).isEqualTo(stays);
        assertThat(desk.state(person, "avvocati")).isEqualTo("active");
        assertThat(desk.state(person, "stp")).isEqualTo("active");
    }

    private void accreditAccount(String account, String profile) {
        ObjectNode body = Desk.with(
                JsonNodeFactory.instance.objectNode(),
                "account",
                account,
                "profile",
                profile,
                "office",
                "Roma",
                "act",
                "1/2020");
        assertThat(desk.grants("accredit", body).status()).isEqualTo(200);
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
