package it.varco.policy.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyCredentialTextTest {

    private static final Instant ISSUED = Instant.parse("2016-04-11T08:00:00Z");
    private static final Instant END = Instant.parse("2021-04-11T08:00:00Z");
    private static final String WHOLE = """
            {"class":"legacy-dispositive","issued":"2016-04-11T08:00:00Z","expires":"2021-04-11T08:00:00Z",\
            "exemption":"minori"}""";

    @Test
    void readsWhatItWrites() {
        LegacyCredential whole =
                new LegacyCredential(SignInMethod.LEGACY_DISPOSITIVE, ISSUED, Optional.of(END), Optional.of("minori"));
        LegacyCredential least =
                new LegacyCredential(SignInMethod.LEGACY_GENERIC, ISSUED, Optional.empty(), Optional.empty());

        assertThat(LegacyCredentialText.write(whole)).isEqualTo(WHOLE);
        assertThat(LegacyCredentialText.read(WHOLE)).contains(whole);
        assertThat(LegacyCredentialText.read(LegacyCredentialText.write(least))).contains(least);
    }

    @Property
    void readsNothingOutOfAnyTextAndNeverThrows(@ForAll String text) {
        assertThat(LegacyCredentialText.read(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refusesWhatIsNotExactlyARecord(String why, String text) {
        assertThat(LegacyCredentialText.read(text)).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("nothing at all", null),
                Arguments.of("nothing", ""),
                Arguments.of("null", "null"),
                Arguments.of("an empty object", "{}"),
                Arguments.of("something behind it", WHOLE + "x"),
                Arguments.of("class of a strong method", but("legacy-dispositive", "spid")),
                Arguments.of("unknown class", but("legacy-dispositive", "legacy")),
                Arguments.of("no class", but("\"class\":\"legacy-dispositive\",", "")),
                Arguments.of("no issue", but("\"issued\":\"2016-04-11T08:00:00Z\",", "")),
                Arguments.of("issue without zone", but("2016-04-11T08:00:00Z", "2016-04-11T08:00:00")),
                // Each of these would be a password without an end.
                Arguments.of("end is a number", but("\"2021-04-11T08:00:00Z\"", "1618128000")),
                Arguments.of("end is null", but("\"2021-04-11T08:00:00Z\"", "null")),
                Arguments.of("end is a day", but("2021-04-11T08:00:00Z", "2021-04-11")),
                Arguments.of("end twice", but("{", "{\"expires\":\"2031-04-11T08:00:00Z\",")),
                Arguments.of("end misspelt", but("expires", "expire")),
                Arguments.of("exemption is an object", but("\"minori\"", "{}")),
                Arguments.of("unknown field", but("{", "{\"revoked\":\"2017-01-01T00:00:00Z\",")),
                Arguments.of("too long", WHOLE + " ".repeat(1_024)));
    }

    private static String but(String part, String other) {
        assertThat(WHOLE).contains(part);
        return WHOLE.replace(part, other);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void writesAndReadsUpToTheSameLength(int over) {
        int rest = 1_024 - LegacyCredentialText.write(under("")).length();
        LegacyCredential record = under("x".repeat(rest + over));

        if (over == 0) {
            assertThat(LegacyCredentialText.read(LegacyCredentialText.write(record)))
                    .contains(record);
        } else {
            assertThatThrownBy(() -> LegacyCredentialText.write(record)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsWhoStandsBehindIt() {
        LegacyCredential record = under("minori");
        CredentialIssue whole = new CredentialIssue(END, "operator", Optional.of("RM"), "prot. 7");
        CredentialIssue least = new CredentialIssue(END, "operator", Optional.empty(), "prot. 7");

        for (CredentialIssue issue : java.util.List.of(whole, least)) {
            String text = LegacyCredentialText.write(record, issue);

            assertThat(LegacyCredentialText.read(text)).contains(record);
            assertThat(LegacyCredentialText.readIssue(text)).contains(issue);
        }
        assertThat(LegacyCredentialText.readIssue(LegacyCredentialText.write(record)))
                .isEmpty();
        assertThat(LegacyCredentialText.readIssue("{}")).isEmpty();
    }

    private static LegacyCredential under(String exemption) {
        return new LegacyCredential(SignInMethod.LEGACY_DISPOSITIVE, ISSUED, Optional.empty(), Optional.of(exemption));
    }

    @ParameterizedTest
    @EnumSource(SignInMethod.class)
    void onlyAPasswordHasARecord(SignInMethod kind) {
        if (kind.isLegacyCredential()) {
            assertThat(new LegacyCredential(kind, ISSUED, Optional.empty(), Optional.empty()).kind())
                    .isEqualTo(kind);
        } else {
            assertThatThrownBy(() -> new LegacyCredential(kind, ISSUED, Optional.empty(), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
