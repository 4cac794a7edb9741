package it.varco.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.cluster.Order.Act;
import it.varco.it.kit.FiscalCodes;
import it.varco.it.kit.KeycloakCluster;
import it.varco.it.kit.KeycloakNode;
import it.varco.it.kit.PostgresServer;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.SpidTestIdentityProviders;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An Order that has said nothing for too long. A node looks when it starts, and then every ten minutes. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilentOrderIT {

    private static final String PERSON = FiscalCodes.number(4_000_000);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final KeycloakNode node;
    private final PostgresServer database;
    private final TestRealm realm;

    SilentOrderIT(KeycloakCluster cluster, SpidTestIdentityProviders providers) {
        this.node = cluster.second();
        this.database = cluster.database();
        this.realm = cluster.newRealm(providers, json -> {});
        realm.clock().freeze("2019-03-11T12:00:00+01:00");
        Order order = new Order(cluster.first(), realm);
        new Accounts(realm).open(List.of(PERSON));
        order.loadActive(cluster.first(), List.of(PERSON));
        order.says(cluster.first(), new Act("silence", "SUSPENDED", PERSON, LocalDate.of(2019, 3, 10), 1));
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void isToldOnceItIsSilentForLongerThanTheRegisterAllows() {
        startAnew();
        assertThat(told()).isEmpty();

        database.sql("alter table varco_register_event disable trigger user;"
                + " update varco_register_event set recorded_at = recorded_at - 366::bigint * 86400 * 1000000;"
                + " alter table varco_register_event enable trigger user");
        startAnew();

        long began = System.nanoTime();
        while (told().isEmpty()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        }
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.at("/details/varco_profile").asText()).isEqualTo(Order.PROFILE);
            assertThat(event.toString()).doesNotContain(PERSON);
        });
    }

    private void startAnew() {
        node.kill();
        node.start();
    }

    private List<JsonNode> told() {
        return realm.admin().events("EXECUTE_ACTIONS_ERROR").stream()
                .filter(event -> event.path("error").asText().equals("REG-40"))
                .toList();
    }
}
