package it.varco.it.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        ObjectNode password = JsonNodeFactory.instance
                .objectNode()
                .put("class", "legacy-generic")
                .put("act", "1/2020")
                .put("office", "Roma");
        password.putObject("person").put("fiscalCode", same.fiscalCode());
        realm.admin().post("/access-policy/credentials", password);
        realm.admin().clearEvents();

        Desk.Answer answer =
                desk.fiscalCode("", Desk.about(same, "newFiscalCode", same.fiscalCode(), "act", "12/2020"));

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json().path("changed").asBoolean(true)).isFalse();
        assertThat(desk.strongSignIn(same)).isEqualTo("proven");
        assertThat(realm.admin().events("UPDATE_PROFILE")).isEmpty();
        assertThat(realm.admin().sessions(account)).isNotEmpty();
    }

    /** who proved the code before need not be whose the new one is. */
    @Test
    void theProofOfTheCodeBeforeProvesNothingOfTheNewOne() {
        Person before = named("ada");
        Person after = named("teo");
        desk.signIn(before, alfa);
        assertThat(desk.strongSignIn(before)).isEqualTo("proven");

        desk.fiscalCode("", Desk.about(before, "newFiscalCode", after.fiscalCode(), "act", "12/2020"));

        assertThat(desk.strongSignIn(after)).isEqualTo("never_proven");
        Desk.Answer delegated = desk.grants(
                "delegate",
                Desk.about(
                        after,
                        "profile",
                        "ditte",
                        "delegatorFiscalCode",
                        holder("ugo"),
                        "from",
                        "2020-11-20",
                        "until",
                        "2021-01-01",
                        "office",
                        "Roma"));
        assertThat(delegated.code()).isEqualTo("GRANT-P04");
        desk.signIn(after, alfa);
        assertThat(desk.strongSignIn(after)).isEqualTo("proven");
    }

    /** A merge keeps one code: what was proved of another is nothing to it. */
    @ParameterizedTest(name = "{0} stays, {1} goes: {2}")
    @CsvSource({"rita, nino, proven", "ivo, marta, never_proven"})
    void theProofOfAnotherCodeIsNotInherited(String staying, String leaving, String proof) {
        Person proven = named(proof.equals("proven") ? staying : leaving);
        desk.signIn(proven, alfa);
        desk.accredit(named(staying), "avvocati");
        desk.accredit(named(leaving), "avvocati");

        Desk.Answer merged = merge(desk.account(named(staying)), desk.account(named(leaving)));

        assertThat(merged.status()).as(merged.json().toString()).isEqualTo(200);
        assertThat(desk.strongSignIn(named(staying))).isEqualTo(proof);
    }

    @Test
    void aRefusedMergeNamesBothAccounts() {
        String account = desk.signIn(named("paolo"), alfa);
        desk.accredit(named("sara"), "avvocati");
        String other = desk.account(named("sara"));
        realm.admin().clearEvents();

        Desk.Answer refused = desk.fiscalCode(
                "/merge",
                Desk.with(
                        JsonNodeFactory.instance.objectNode(),
                        "keepFiscalCode",
                        named("paolo").fiscalCode(),
                        "removeFiscalCode",
                        named("sara").fiscalCode()));

        assertThat(refused.code()).isEqualTo("GRANT-B03");
        assertThat(RefusedAct.onlyOneIn(realm).account()).isEqualTo(account);
        assertThat(detail(realm.admin().events().get(0), "varco_other")).isEqualTo(other);
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
        partial.withObject("/users/1/attributes")
                .putArray("varco.first-strong-sign-in")
                .add("2020-01-10T09:00:00Z");
        realm.admin().post("/partialImport", partial);
        String stays = realm.admin().user("olga-one").orElseThrow().path("id").asText();
        String leaves = realm.admin().user("olga-two").orElseThrow().path("id").asText();
        assertThat(desk.accredit(person, "avvocati").code()).isEqualTo("GRANT-P02");
        accreditAccount(stays, "avvocati");
        accreditAccount(leaves, "stp");

        realm.admin().clearEvents();

        Desk.Answer merged = merge(stays, leaves);

        assertThat(merged.status()).as(merged.json().toString()).isEqualTo(200);
        assertThat(desk.strongSignIn(person)).isEqualTo("proven");
        assertThat(realm.admin().events("UPDATE_PROFILE"))
                .singleElement()
                .satisfies(event -> assertThat(detail(event, "varco_other")).isEqualTo(leaves));
        assertThat(realm.admin().adminEvents())
                .extracting(event -> event.path("resourcePath").asText())
                .contains("access-policy/fiscal-code/" + stays + "/merged/" + leaves);
        assertThat(desk.identityChanges(stays))
                .extracting(line -> line.path("account").asText())
                .containsExactly(leaves);
        assertThat(realm.admin().usersWith("fiscalNumber", person.fiscalCode())).hasSize(1);
        assertThat(desk.signIn(person, alfa)).isEqualTo(stays);
        assertThat(desk.state(person, "avvocati")).isEqualTo("active");
        assertThat(desk.state(person, "stp")).isEqualTo("active");
    }

    private Desk.Answer merge(String stays, String leaves) {
        return desk.fiscalCode(
                "/merge",
                Desk.with(
                        JsonNodeFactory.instance.objectNode(),
                        "keepAccount",
                        stays,
                        "removeAccount",
                        leaves,
                        "act",
                        "13/2020"));
    }

    /** Somebody who has a firm's profile to delegate. */
    private String holder(String name) {
        desk.signIn(named(name), alfa);
        desk.grants("record", Desk.about(named(name), "profile", "ditte", "office", "Roma"));
        return named(name).fiscalCode();
    }

    private static String detail(JsonNode event, String name) {
        return event.path("details").path(name).asText();
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
