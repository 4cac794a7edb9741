package it.varco.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakCluster;
import it.varco.it.kit.PostgresServer;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The 24-month register when years are in it. {@code -Dvarco.rows=1000000} says how many sign-ins of others. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInLogAtSizeIT {

    private static final int ROWS = Integer.getInteger("varco.rows", 100_000);
    private static final int SEARCHES = 200;
    private static final List<String> PEOPLE = List.of("bruno", "carla", "ugo");

    /** Others' sign-ins, ten of each of them, as long as one of ours and by no chain of ours. */
    private static final String OTHERS =
            "insert into varco_spid_log select -1 - n / 10000, n, realm_id, written_at, key_id, alias,"
                    + " entity_id, outcome, assurance, hashint8extended(n / 10, 1), hashint8extended(n, 2),"
                    + " hashint8extended(n, 3), hashint8extended(n, 4), content, seal from generate_series(1, %d) n,"
                    + " (select * from varco_spid_log where outcome = 'ACCEPTED' limit 1) one";

    private final PostgresServer database;
    private final TestIdentityProvider alfa;
    private final TestRealm realm;

    SignInLogAtSizeIT(KeycloakCluster cluster, SpidTestIdentityProviders providers) {
        this.database = cluster.database();
        this.alfa = providers.named("alfa");
        this.realm = cluster.newRealm(providers, json -> {});
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aPersonIsFoundAmongAllWithoutLookingThroughThem() {
        PEOPLE.forEach(this::signIn);
        database.sql(OTHERS.formatted(ROWS));
        database.sql("analyze varco_spid_log");
        assertThat(database.sql("explain select * from varco_spid_log where person = 1"))
                .anySatisfy(step -> assertThat(step).contains("idx_varco_spid_log_person"));

        PEOPLE.forEach(name -> assertThat(search(name)).hasSize(1));
        long[] micros = IntStream.range(0, SEARCHES)
                .mapToLong(number -> timed(PEOPLE.get(number % PEOPLE.size())))
                .sorted()
                .toArray();
        System.out.printf(
                "%d rows of %d bytes, indexes included, of which %d of content: %d searches by code, p50 %.1f ms, p95 %.1f ms, longest %.1f ms%n",
                ROWS,
                number("select pg_total_relation_size('varco_spid_log')") / ROWS,
                number("select round(avg(length(content))) from varco_spid_log"),
                SEARCHES,
                micros[SEARCHES / 2] / 1e3,
                micros[SEARCHES * 95 / 100] / 1e3,
                LongStream.of(micros).max().orElseThrow() / 1e3);
    }

    private void signIn(String name) {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page arrived = person.post(alfa.answerTo(person.ask(alfa), named(name), Level.L2));
        assertThat(arrived.address().toString()).as(arrived.text()).startsWith(realm.portal() + "/callback?");
    }

    private long number(String question) {
        return Long.parseLong(database.sql(question).get(0));
    }

    private long timed(String name) {
        long began = System.nanoTime();
        search(name);
        return (System.nanoTime() - began) / 1000;
    }

    private JsonNode search(String name) {
        HttpResponse<String> found = realm.admin()
                .send(
                        "POST",
                        "/spid/log/search",
                        "{\"fiscalCode\":\"%s\"}".formatted(named(name).fiscalCode()),
                        Map.of("Content-Type", "application/json"));
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(found.body());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
