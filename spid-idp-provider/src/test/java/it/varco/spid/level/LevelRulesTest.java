package it.varco.spid.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import it.varco.spid.level.LevelRules.Demand;
import it.varco.spid.level.LevelRules.Refused;
import it.varco.spid.level.Wish.Force;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LevelRulesTest {

    private static final LevelRules L2_AT_LEAST = rules("minimum L2", SpidLevel.L2);
    private static final LevelRules ANYBODY = rules("minimum L2", SpidLevel.L1);

    @ParameterizedTest(name = "realm {0} from {1}, client {2}, application {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                // Nobody says anything: as the realm has it.
                "minimum L2, L2, -,          -,          minimum L2",
                "maximum L2, L1, -,          -,          maximum L2",
                "better L1,  L2, -,          -,          better L1",
                // The client says it, and the realm's floor holds.
                "minimum L2, L2, minimum L3, -,          minimum L3",
                "minimum L2, L2, exact L3,   -,          exact L3",
                "minimum L2, L2, minimum L1, -,          minimum L2",
                "minimum L2, L1, minimum L1, -,          minimum L1",
                "minimum L2, L2, maximum L3, -,          minimum L2",
                "minimum L2, L1, maximum L3, -,          maximum L3",
                // The application says it, and the realm's floor holds.
                "minimum L2, L2, -,          minimum L3, minimum L3",
                "minimum L2, L2, -,          better L2,  better L2",
                "minimum L2, L2, -,          minimum L1, minimum L2",
                "minimum L2, L2, -,          exact L1,   exact L2",
                "minimum L2, L1, -,          exact L1,   exact L1",
                "minimum L2, L2, -,          maximum L2, minimum L2",
                // Both say it: the application cannot go below what is set for its client.
                "minimum L2, L1, minimum L3, minimum L2, minimum L3",
                "minimum L2, L1, minimum L2, minimum L3, minimum L3",
                "minimum L2, L1, minimum L2, maximum L3, minimum L3",
                "minimum L2, L1, maximum L2, maximum L1, maximum L2"
            })
    void asksForTheStricter(String realm, SpidLevel lowest, String client, String application, String asked) {
        assertThat(rules(realm, lowest).with(client(client), wish(Force.VOLUNTARY, application)))
                .asInstanceOf(type(Demand.class))
                .extracting(Demand::request)
                .isEqualTo(request(asked));
    }

    @Test
    void aLevelThatIsSetForAClientIsAMinimum() {
        LevelRules lenient = rules("maximum L2", SpidLevel.L1);
        ClientLevel l3 = new ClientLevel(Optional.of(SpidLevel.L3), Optional.empty());
        ClientLevel exact = new ClientLevel(Optional.empty(), Optional.of(Comparison.EXACT));
        assertThat(demand(lenient, l3, Wish.NONE).request()).isEqualTo(request("minimum L3"));
        assertThat(demand(lenient, exact, Wish.NONE).request()).isEqualTo(request("exact L2"));
    }

    @Test
    void whatTheRealmUsuallyAsksForBindsNoSession() {
        Demand demand = demand(L2_AT_LEAST, ClientLevel.NONE, Wish.NONE);
        assertThat(demand.wanted()).isEmpty();
        assertThat(demand.binding()).isEmpty();
    }

    /** The floor is SPID's: a password is the plan's to judge. */
    @Test
    void asksASessionForNoMoreThanTheApplicationDoes() {
        Demand demand = demand(L2_AT_LEAST, ClientLevel.NONE, wish(Force.BINDING, "minimum L1"));
        assertThat(demand.request()).isEqualTo(request("minimum L2"));
        assertThat(demand.wanted()).contains(SpidLevel.L1);
    }

    @Test
    void aVoluntaryWishBindsNobodyAndAClientAlways() {
        assertThat(demand(ANYBODY, ClientLevel.NONE, wish(Force.VOLUNTARY, "minimum L3")))
                .isEqualTo(new Demand(request("minimum L3"), Optional.of(SpidLevel.L3), Optional.empty()));
        assertThat(demand(ANYBODY, ClientLevel.NONE, wish(Force.BINDING, "minimum L3")))
                .isEqualTo(new Demand(request("minimum L3"), Optional.of(SpidLevel.L3), Optional.of(SpidLevel.L3)));
        assertThat(demand(ANYBODY, client("minimum L2"), wish(Force.VOLUNTARY, "minimum L3")))
                .isEqualTo(new Demand(request("minimum L3"), Optional.of(SpidLevel.L3), Optional.of(SpidLevel.L2)));
    }

    @ParameterizedTest
    @EnumSource
    void refusesByNameWhatNobodyCanGive(Force force) {
        ClientLevel betterThanL3 = new ClientLevel(Optional.of(SpidLevel.L3), Optional.of(Comparison.BETTER));
        assertThat(ANYBODY.with(betterThanL3, Wish.NONE)).isEqualTo(new Refused(LevelFault.NOTHING_SATISFIES));
        assertThat(ANYBODY.with(ClientLevel.NONE, new Wish(force, Comparison.BETTER, List.of(SpidLevel.L3.classRef()))))
                .isEqualTo(new Refused(LevelFault.NOTHING_SATISFIES));
    }

    @Test
    void refusesByNameWhatNobodyKnows() {
        assertThat(ANYBODY.with(ClientLevel.NONE, new Wish(Force.BINDING, Comparison.MINIMUM, List.of("gold"))))
                .isEqualTo(new Refused(LevelFault.CONTEXT_UNKNOWN));
    }

    /** Threat B3, whatever is said and in whatever words. */
    @Property
    void neverAsksBelowTheFloorNorBelowTheClient(
            @ForAll SpidLevel lowest,
            @ForAll SpidLevel clientLevel,
            @ForAll Comparison clientComparison,
            @ForAll SpidLevel asked,
            @ForAll Comparison comparison,
            @ForAll Force force) {
        Assume.that(LevelRequest.of(clientLevel, clientComparison).isPresent());
        Assume.that(LevelRequest.of(asked, comparison).isPresent());
        LevelRules rules = new LevelRules(new LevelRequest(lowest, Comparison.MINIMUM), lowest);
        LevelRequest set = new LevelRequest(clientLevel, clientComparison);

        Demand demand = demand(
                rules,
                new ClientLevel(Optional.of(clientLevel), Optional.of(clientComparison)),
                new Wish(force, comparison, List.of(asked.classRef())));

        assertThat(demand.request().weakest()).isGreaterThanOrEqualTo(lowest).isGreaterThanOrEqualTo(set.weakest());
        assertThat(demand.wanted().orElseThrow())
                .isLessThanOrEqualTo(demand.request().weakest())
                .isGreaterThanOrEqualTo(set.weakest());
        assertThat(demand.binding().orElseThrow())
                .isLessThanOrEqualTo(demand.wanted().orElseThrow());
        for (SpidLevel given : SpidLevel.values()) {
            assertThat(demand.request().comparison().accepts(demand.request().level(), given))
                    .as("%s for %s", given, demand.request())
                    .isEqualTo(given.compareTo(demand.request().weakest()) >= 0);
        }
    }

    private static Demand demand(LevelRules rules, ClientLevel client, Wish wish) {
        return (Demand) rules.with(client, wish);
    }

    private static LevelRules rules(String usual, SpidLevel lowest) {
        return new LevelRules(request(usual), lowest);
    }

    private static ClientLevel client(String text) {
        return text == null
                ? ClientLevel.NONE
                : new ClientLevel(
                        Optional.of(request(text).level()),
                        Optional.of(request(text).comparison()));
    }

    private static Wish wish(Force force, String text) {
        return text == null
                ? Wish.NONE
                : new Wish(
                        force,
                        request(text).comparison(),
                        List.of(request(text).level().classRef()));
    }

    private static LevelRequest request(String text) {
        String[] words = text.split(" ");
        return new LevelRequest(
                SpidLevel.valueOf(words[1]), Comparison.of(words[0]).orElseThrow());
    }
}
