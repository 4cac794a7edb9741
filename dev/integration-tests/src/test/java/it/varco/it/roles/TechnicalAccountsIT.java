package it.varco.it.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak's own password form writes no sign-in of ours: what is no person's passes it, and nothing else does. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TechnicalAccountsIT {

    private final TargetKeycloak keycloak;
    private final TestRealm realm;

    TechnicalAccountsIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.realm = world.newRealm(json -> {
            json.put("browserFlow", "browser");
            account(json, "a-program");
            remembered(json, "with-code", "fiscalNumber", "CSTBRN68L04F205O");
            remembered(json, "with-damaged-code", "fiscalNumber", "CSTBRN68L04F205");
            remembered(json, "with-damaged-grant", "varco.grants", "{\"profile\":");
            remembered(json, "with-damaged-record", "varco.legacy-credential", "of long ago");
            account(json, "linked")
                    .putArray("federatedIdentities")
                    .addObject()
                    .put("identityProvider", "inps")
                    .put("userId", "linked-at-inps")
                    .put("userName", "linked-at-inps");
        });
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void letsInAnAccountOfWhichNothingIsRemembered() {
        assertThat(signIn("a-program").address().toString()).contains("/callback?", "code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with-code", "with-damaged-code", "with-damaged-grant", "with-damaged-record", "linked"})
    void refusesWhoeverMayBeAPerson(String username) {
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(signIn(username), "PLAN-S01");
    }

    private HttpPerson.Page signIn(String username) {
        return PasswordForm.signIn(realm, username, LegacyAccounts.PASSWORD);
    }

    private static void remembered(ObjectNode realm, String username, String attribute, String value) {
        account(realm, username).putObject("attributes").putArray(attribute).add(value);
    }

    private static ObjectNode account(ObjectNode realm, String username) {
        ObjectNode user = realm.withArray("users").addObject();
        user.put("username", username).put("enabled", true);
        user.put("firstName", "A").put("lastName", "B");
        user.putArray("credentials").add(LegacyAccounts.hashed(LegacyAccounts.PASSWORD));
        return user;
    }
}
