package it.varco.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakCluster;
import it.varco.it.kit.KeycloakNode;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The 24-month register on PostgreSQL: what SQL can do to it, what a killed server and a full disk do to it. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInLogClusterIT {

    private static final int AT_ONCE = 3;
    private static final int BEFORE_THE_KILL = 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final PostgresServer database;
    private final KeycloakNode first;
    private final TestIdentityProvider alfa;
    private final TestRealm realm;

    SignInLogClusterIT(KeycloakCluster cluster, SpidTestIdentityProviders providers) {
        this.database = cluster.database();
        this.first = cluster.first();
        this.alfa = providers.named("alfa");
        this.realm = cluster.newRealm(providers, json -> {});
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void ofWhateverWasAnsweredAKilledServerLosesNothing() throws InterruptedException {
        long before = kept();
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(CompletableFuture.runAsync(() -> signInUntilTheServerDies(answered, enough), people));
        }
        assertThat(enough.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        first.kill();
        all.forEach(CompletableFuture::join);
        people.shutdown();
        first.start();

        long written = kept() - before;
        assertThat(written).isGreaterThanOrEqualTo(answered.get());
        assertThat(verify().path("intact").asBoolean()).isTrue();
        signIn();
        assertThat(verify().path("intact").asBoolean()).isTrue();
        System.out.printf("%d sign-ins answered before the kill, %d records%n", answered.get(), written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update varco_spid_log set outcome = 'SPID-001'",
                "delete from varco_spid_log",
                "truncate varco_spid_log",
                "update varco_spid_log_seal set sealed_at = 0",
                "delete from varco_spid_log_seal",
                "truncate varco_spid_log_seal"
            })
    void noStatementChangesIt(String statement) {
        signIn();
        seal();
        assertThatThrownBy(() -> database.sql(statement)).isInstanceOf(PostgresServer.StatementRefused.class);
    }

    /** Whoever owns the database can switch triggers off; whoever has no key cannot seal anew. */
    @ParameterizedTest
    @CsvSource({
        "CHANGED, update varco_spid_log set outcome = 'SPID-001' where (segment and sequence_number) = WHICH, 2",
        "MISSING, delete from varco_spid_log where (segment and sequence_number) = WHICH, 2",
        "CUT_OFF, delete from varco_spid_log where (segment and sequence_number) = WHICH, 3"
    })
    void whatTheOwnerOfTheDatabaseDoesIsNamed(String fault, String statement, long sequence) {
        for (int i = 0; i < 3; i++) {
            signIn();
        }
        seal();
        assertThat(verify().path("intact").asBoolean()).isTrue();
        String segment = database.sql("select segment from varco_spid_log where sequence_number ="
                        + " (select max(sequence_number) from varco_spid_log) limit 1")
                .get(0);
        String last = database.sql("select max(sequence_number) from varco_spid_log where segment = " + segment)
                .get(0);
        String number = sequence == 3 ? last : "2";
        String which = "segment = %s and sequence_number = %s".formatted(segment, number);
        String kept = "create table kept as select * from varco_spid_log where " + which;
        database.sql("alter table varco_spid_log disable trigger all");
        database.sql(kept);
        try {
            database.sql(statement.replace("(segment and sequence_number) = WHICH", which));
            assertThat(verify().path("faults"))
                    .anySatisfy(found -> assertThat(found.path("kind").asText()).isEqualTo(fault));
        } finally {
            database.sql("delete from varco_spid_log where " + which);
            database.sql("insert into varco_spid_log select * from kept");
            database.sql("drop table kept");
            database.sql("alter table varco_spid_log enable trigger all");
        }
        assertThat(verify().path("intact").asBoolean()).isTrue();
    }

    @Test
    void nobodySignsInWhileTheDiskIsFull() {
        signIn();
        database.sql("create function full_disk() returns trigger language plpgsql as $f$ begin"
                + " raise exception using errcode = '53100'; end $f$");
        database.sql("create trigger full_disk before insert on varco_spid_log for each row"
                + " execute function full_disk()");
        try {
            HttpPerson person = new HttpPerson(realm);
            HttpPerson.Page refused = person.post(alfa.answerTo(person.ask(alfa), anybody(), Level.L2));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("LOG-01");
        } finally {
            database.sql("drop trigger full_disk on varco_spid_log");
            database.sql("drop function full_disk");
        }
        signIn();
        assertThat(verify().path("intact").asBoolean()).isTrue();
    }

    private void signInUntilTheServerDies(AtomicInteger answered, CountDownLatch enough) {
        boolean alive = true;
        while (alive) {
            try {
                signIn();
                answered.incrementAndGet();
                enough.countDown();
            } catch (RuntimeException | AssertionError dead) {
                alive = false;
            }
        }
    }

    private void signIn() {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page arrived = person.post(alfa.answerTo(person.ask(alfa), anybody(), Level.L2));
        assertThat(arrived.address().toString()).as(arrived.text()).startsWith(realm.portal() + "/callback?");
    }

    private static Person anybody() {
        return People.named("bruno").orElseThrow();
    }

    private long kept() {
        return Long.parseLong(database.sql("select count(*) from varco_spid_log where outcome = 'ACCEPTED'")
                .get(0));
    }

    private void seal() {
        assertThat(send("/spid/log/upkeep").statusCode()).isEqualTo(200);
    }

    private JsonNode verify() {
        try {
            return new ObjectMapper().readTree(send("/spid/log/verify").body());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    private HttpResponse<String> send(String path) {
        return realm.admin().send("POST", path, "{}", Map.of("Content-Type", "application/json"));
    }
}
