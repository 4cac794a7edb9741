package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.demo.keycloak.AdminRefused;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@VarcoTest
class KeycloakStartsWithOurDistributionIT {

    @Test
    void isReadyAndSaysItsVersion(TargetKeycloak keycloak) throws InterruptedException {
        assertThat(KeycloakProcess.answers(keycloak.managementUrl().resolve("/health/ready")))
                .isTrue();
        assertThat(keycloak.admin()
                        .get("/admin/serverinfo")
                        .path("systemInfo")
                        .path("version")
                        .asText())
                .startsWith("26.7.");
        assertThat(keycloak.log()).contains("Keycloak 26.7.");
    }

    @Test
    void healthIsNotReachableWherePeopleAre(TargetKeycloak keycloak) throws InterruptedException {
        assertThat(KeycloakProcess.answers(keycloak.baseUrl().resolve("/health/ready")))
                .isFalse();
    }

    @Test
    void importsAStockRealmAndDeletesIt(TargetKeycloak keycloak) {
        Realm realm = keycloak.importRealm(
                JsonNodeFactory.instance.objectNode().put("realm", "stock").put("enabled", true));
        assertThat(realm.representation().path("enabled").asBoolean()).isTrue();

        realm.delete();

        Assertions.assertThatThrownBy(realm::representation)
                .isInstanceOfSatisfying(
                        AdminRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void importsTheRealmThatShipsUnderANameOfItsOwn(TestRealm realm) {
        assertThat(realm.name()).startsWith("inail-");
        assertThat(realm.admin().representation().path("eventsEnabled").asBoolean())
                .isTrue();
        assertThat(realm.admin().users()).isEmpty();
        assertThat(realm.admin().events()).isEmpty();
        assertThat(realm.admin().sessionCount()).isZero();
    }
}
