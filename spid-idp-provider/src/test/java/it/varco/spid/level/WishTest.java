package it.varco.spid.level;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import it.varco.spid.level.Wish.Force;
import it.varco.spid.level.Wish.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    private static final String L1 = "https://www.spid.gov.it/SpidL1";
    private static final String L2 = "https://www.spid.gov.it/SpidL2";
    private static final String L3 = "https://www.spid.gov.it/SpidL3";
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    @ParameterizedTest(name = "{0} of {1}: {2} {3}")
    @CsvSource({
        "EXACT,   L1,    EXACT,   L1",
        "EXACT,   L2,    EXACT,   L2",
        "EXACT,   L3,    EXACT,   L3",
        "MINIMUM, L1,    MINIMUM, L1",
        "MINIMUM, L2,    MINIMUM, L2",
        "MINIMUM, L3,    MINIMUM, L3",
        "BETTER,  L1,    BETTER,  L1",
        "BETTER,  L2,    BETTER,  L2",
        "MAXIMUM, L1,    MAXIMUM, L1",
        "MAXIMUM, L2,    MAXIMUM, L2",
        "MAXIMUM, L3,    MAXIMUM, L3",
        // Any of several will do; better is better than all of them, maximum reaches up to the strongest.
        "EXACT,   L3 L2, EXACT,   L2",
        "MINIMUM, L2 L3, MINIMUM, L2",
        "BETTER,  L1 L2, BETTER,  L2",
        "MAXIMUM, L1 L3, MAXIMUM, L3"
    })
    void namesALevel(Comparison comparison, String levels, Comparison asked, SpidLevel level) {
        List<String> contexts = Arrays.stream(levels.split(" "))
                .map(name -> SpidLevel.valueOf(name).classRef())
                .toList();
        for (Force force : Force.values()) {
            assertThat(new Wish(force, comparison, contexts).meaning())
                    .isEqualTo(new Meaning.Of(new LevelRequest(level, asked)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsBetterThanTheHighest(Force force) {
        assertThat(new Wish(force, Comparison.BETTER, List.of(L3)).meaning())
                .isEqualTo(new Meaning.Void(LevelFault.NOTHING_SATISFIES));
        assertThat(new Wish(force, Comparison.BETTER, List.of(L1, "urn:varco:acr:cns")).meaning())
                .isEqualTo(new Meaning.Void(LevelFault.NOTHING_SATISFIES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://www.spid.gov.it/SpidL4",
                "https://www.spid.gov.it/SpidL3 ",
                "https://www.spid.gov.it/spidl3",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL3",
                "3",
                "urn:varco:acr:spid"
            })
    void whatIsNoLevelBindsNobodyAndIsRefusedWhereItShould(String unknown) {
        assertThat(new Wish(Force.VOLUNTARY, Comparison.MINIMUM, List.of(unknown)).meaning())
                .isEqualTo(new Meaning.Nothing());
        for (Comparison comparison : Comparison.values()) {
            assertThat(new Wish(Force.BINDING, comparison, List.of(unknown)).meaning())
                    .isEqualTo(new Meaning.Void(LevelFault.CONTEXT_UNKNOWN));
        }
        assertThat(new Wish(Force.BINDING, Comparison.MINIMUM, List.of(unknown, L2)).meaning())
                .as("one of two that will do")
                .isEqualTo(new Meaning.Of(new LevelRequest(SpidLevel.L2, Comparison.MINIMUM)));
        assertThat(new Wish(Force.BINDING, Comparison.BETTER, List.of(unknown, L2)).meaning())
                .as("better than both")
                .isEqualTo(new Meaning.Void(LevelFault.CONTEXT_UNKNOWN));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "urn:varco:acr:cns,                L3",
        "urn:varco:acr:cie-card,           L3",
        "urn:varco:acr:pin-inps,           LESS",
        "urn:varco:acr:legacy-dispositive, LESS",
        "urn:varco:acr:legacy-generic,     LESS",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified,                LESS",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:Password,                   LESS",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport, LESS"
    })
    void otherContextsHaveAWorth(String context, Worth worth) {
        assertThat(Worth.of(context)).contains(worth);
        assertThat(Worth.of(new SignIn(SignInMethod.CNS, context, Instant.EPOCH, "somebody")))
                .isEqualTo(worth);
    }

    /** What libraries send by default asks for nothing. */
    @ParameterizedTest
    @CsvSource({"EXACT", "MINIMUM", "MAXIMUM"})
    void aPasswordIsNoLevel(Comparison comparison) {
        assertThat(new Wish(Force.BINDING, comparison, List.of(PASSWORD)).meaning())
                .isEqualTo(new Meaning.Nothing());
        assertThat(new Wish(Force.BINDING, Comparison.BETTER, List.of(PASSWORD)).meaning())
                .isEqualTo(new Meaning.Of(new LevelRequest(SpidLevel.L1, Comparison.MINIMUM)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.spid.gov.it/SpidL9", "urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL3", "x"})
    void aSignInThatSaysWhatNobodyKnowsIsWorthTheLeast(String context) {
        assertThat(Worth.of(new SignIn(SignInMethod.SPID, context, Instant.EPOCH, "somebody")))
                .isEqualTo(Worth.LESS);
    }

    @Property
    void theOrderOfTheListCountsForNothing(
            @ForAll Force force,
            @ForAll Comparison comparison,
            @ForAll @Size(min = 1, max = 5) List<SpidLevel> levels) {
        List<String> contexts =
                new ArrayList<>(levels.stream().map(SpidLevel::classRef).toList());
        Meaning meaning = new Wish(force, comparison, contexts).meaning();
        Collections.reverse(contexts);
        assertThat(new Wish(force, comparison, contexts).meaning()).isEqualTo(meaning);
    }
}
