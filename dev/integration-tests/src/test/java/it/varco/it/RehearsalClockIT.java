package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.KeycloakFailure;
import it.varco.it.kit.ExposedKeycloak;
import it.varco.it.kit.RealmClock;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock that demo and tests move: per realm, going on or standing, and never in production. */
@VarcoTest
class RehearsalClockIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final OffsetDateTime DECEMBER = OffsetDateTime.parse("2020-12-01T00:00:00+01:00");

    private final TestRealm realm;
    private final RealmClock clock;

    RehearsalClockIT(TestRealm realm) {
        this.realm = realm;
        this.clock = realm.clock();
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void isTheWallsUntilItIsMovedAndAfterItWasReset() {
        assertThat(clock.shown().path("moved").asBoolean()).isFalse();
        assertThat(clock.now().toInstant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        clock.set("2020-12-01T00:00:00+01:00");
        clock.reset();

        assertThat(clock.shown().path("moved").asBoolean()).isFalse();
        assertThat(clock.now().toInstant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void goesOnFromWhereItWasSetAndPassesMidnight() {
        clock.set("2020-11-30T23:59:59.500+01:00");

        OffsetDateTime shown = clock.now();
        assertThat(shown).isAfterOrEqualTo(OffsetDateTime.parse("2020-11-30T23:59:59.500+01:00"));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (shown.isBefore(DECEMBER) && Instant.now().isBefore(deadline)) {
            shown = clock.now();
        }
        assertThat(shown).isBetween(DECEMBER, DECEMBER.plus(PATIENCE));
        assertThat(clock.shown().path("frozen").asBoolean()).isFalse();
    }

    @Test
    void standsAtTheLastInstantOfADay() {
        clock.freeze("2020-11-30T23:59:59.999999999+01:00");

        assertThat(clock.shown().path("now").asText()).isEqualTo("2020-11-30T23:59:59.999999999+01:00");
        assertThat(clock.shown()).isEqualTo(clock.shown());
        assertThat(clock.shown().path("frozen").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06-30T22:00:00Z, 2021-07-01T00:00:00+02:00",
        "2020-11-30T23:00:00Z, 2020-12-01T00:00:00+01:00",
        "2021-10-31T02:30:00+02:00, 2021-10-31T02:30:00+02:00",
        "2021-10-31T02:30:00+01:00, 2021-10-31T02:30:00+01:00"
    })
    void showsRomesTimeWhateverTheOffsetItWasSetWith(String wanted, String shown) {
        clock.freeze(wanted);

        assertThat(clock.shown().path("now").asText()).isEqualTo(shown);
    }

    @Test
    void isEachRealmsOwn(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            clock.freeze("2020-12-01T00:00:00+01:00");
            other.clock().freeze("2021-10-01T00:00:00+02:00");

            assertThat(clock.now()).isEqualTo(DECEMBER);
            assertThat(other.clock().now()).isEqualTo(OffsetDateTime.parse("2021-10-01T00:00:00+02:00"));
        }
    }

    @Test
    void keycloaksOwnTimeStays() {
        clock.freeze("2020-12-01T00:00:00+01:00");

        String created =
                realm.admin().createUser(json().put("username", "un-conto").put("enabled", true));

        JsonNode user = realm.admin().get("/users/" + created);
        assertThat(Instant.ofEpochMilli(user.path("createdTimestamp").asLong()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"now\":\"yesterday\"}                                            | now",
                "{\"now\":\"2020-12-01\"}                                           | now",
                "{\"now\":\"2020-12-01T00:00:00\"}                                  | now",
                "{\"now\":1606777200}                                               | now",
                "{\"now\":null}                                                     | now",
                "{}                                                                 | now",
                "{\"now\":\"1999-12-31T23:59:59Z\"}                                 | now",
                "{\"now\":\"2100-01-01T00:00:00Z\"}                                 | now",
                "{\"now\":\"+999999999-01-01T00:00:00Z\"}                           | now",
                "{\"now\":\"2020-12-01T00:00:00Z\",\"frozen\":\"true\"}             | frozen",
                "{\"now\":\"2020-12-01T00:00:00Z\",\"frozen\":null}                 | frozen",
                "{\"now\":\"2020-12-01T00:00:00Z\",\"realm\":\"master\"}            | realm",
                "{\"now\":\"2020-12-01T00:00:00Z\",\"now\":\"2021-12-01T00:00:00Z\"}| body",
                "{\"now\":\"2020-12-01T00:00:00Z\"}{}                               | body",
                "[\"2020-12-01T00:00:00Z\"]                                         | body",
                "2020-12-01T00:00:00Z                                               | body",
                "''                                                                 | body"
            })
    void refusesABodyThatItCannotReadAndNamesTheField(String body, String field) {
        HttpResponse<String> refused = clock.send("PUT", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"" + field + "\"", "\"error\":\"invalid_clock\"");
        assertThat(clock.shown().path("moved").asBoolean()).isFalse();
    }

    @Test
    void refusesABodyThatIsTooLong() {
        String padded = "{\"now\":\"2020-12-01T00:00:00Z\"" + " ".repeat(1024) + "}";

        assertThat(clock.send("PUT", padded).statusCode()).isEqualTo(413);
        assertThat(clock.shown().path("moved").asBoolean()).isFalse();
    }

    /** A form or a text is what a page of another site could send without asking the browser's leave. */
    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded"})
    void refusesWhatIsNotSentAsJson(String type) {
        HttpResponse<String> refused = clock.send("PUT", type, "{\"now\":\"2020-12-01T00:00:00Z\"}");

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(clock.shown().path("moved").asBoolean()).isFalse();
    }

    @Test
    void aRealmInProductionHasTheWallsTimeWhateverWasSetBefore(World world) {
        try (TestRealm growing = world.newRealm(json -> {})) {
            growing.clock().freeze("2020-12-01T00:00:00+01:00");
            assertThat(growing.clock().now()).isEqualTo(DECEMBER);

            growing.intoProduction();

            assertThat(growing.clock().shown().path("moved").asBoolean()).isFalse();
            assertThat(growing.clock().now().toInstant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            HttpResponse<String> refused =
                    growing.clock().send("PUT", "{\"now\":\"2021-10-01T00:00:00+02:00\",\"frozen\":true}");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("\"error\":\"realm_in_production\"");
            assertThat(growing.clock().send("DELETE", "").statusCode()).isEqualTo(403);
            assertThat(growing.clock().now().toInstant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http-host,     0.0.0.0,                 with --http-host=127.0.0.1",
        "proxy-headers, xforwarded,              without --proxy-headers",
        "hostname,      https://accesso.ente.it, with --hostname=http://localhost:8080"
    })
    void stopsAServerThatOtherMachinesCanReach(String option, String value, String remedy) {
        assertThatThrownBy(
                        () -> ExposedKeycloak.start("--" + option + "=" + value).close())
                .isInstanceOf(KeycloakFailure.class)
                .hasMessageContaining("here " + option + " is " + value + ". Start Keycloak " + remedy);
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
