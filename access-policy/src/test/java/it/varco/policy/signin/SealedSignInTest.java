package it.varco.policy.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedSignInTest {

    private static final SealingKey KEY = key("key-1", "a secret of the realm");
    private static final SessionBinding SESSION = new SessionBinding("realm", "session", "user");
    private static final SignIn SIGN_IN = new SignIn(
            SignInMethod.SPID,
            "https://www.spid.gov.it/SpidL2",
            Instant.parse("2026-03-02T09:00:00.123Z"),
            "https://idp-uno.example");
    private static final String NOTE = SealedSignIn.seal(SIGN_IN, SESSION, KEY);

    @Test
    void opensInTheSessionItWasSealedFor() {
        assertThat(SealedSignIn.open(NOTE, SESSION, keys(KEY))).contains(SIGN_IN);
    }

    @Property
    void opensToWhatWasSealed(
            @ForAll SignInMethod method,
            @ForAll("printable") String context,
            @ForAll("instants") Instant instant,
            @ForAll("printable") String provider,
            @ForAll("printable") String sessionId) {
        SignIn signIn = new SignIn(method, context, instant, provider);
        SessionBinding session = new SessionBinding("realm", sessionId, "user");
        assertThat(SealedSignIn.open(SealedSignIn.seal(signIn, session, KEY), session, keys(KEY)))
                .contains(signIn);
    }

    @ParameterizedTest
    @MethodSource("otherSessions")
    void staysShutInAnySessionButItsOwn(SessionBinding other) {
        assertThat(SealedSignIn.open(NOTE, other, keys(KEY))).isEmpty();
    }

    static Stream<SessionBinding> otherSessions() {
        return Stream.of(
                new SessionBinding("realm2", "session", "user"),
                new SessionBinding("realm", "session2", "user"),
                new SessionBinding("realm", "session", "user2"),
                new SessionBinding("session", "realm", "user"),
                // The same letters, cut elsewhere.
                new SessionBinding("realms", "ession", "user"),
                new SessionBinding("realm", "sessionuse", "r"),
                new SessionBinding("", "realmsession", "user"));
    }

    @ParameterizedTest
    @MethodSource("otherSignIns")
    void staysShutWhereAnyFieldOfTheSignInIsChanged(SignIn other) {
        String[] parts = NOTE.split("\\.");
        String content = SealedSignIn.seal(other, SESSION, KEY).split("\\.")[0];
        assertThat(SealedSignIn.open(content + "." + parts[1] + "." + parts[2], SESSION, keys(KEY)))
                .isEmpty();
    }

    static Stream<SignIn> otherSignIns() {
        return Stream.of(
                new SignIn(SignInMethod.CNS, SIGN_IN.authenticationContext(), SIGN_IN.instant(), SIGN_IN.provider()),
                new SignIn(SIGN_IN.method(), "https://www.spid.gov.it/SpidL3", SIGN_IN.instant(), SIGN_IN.provider()),
                new SignIn(
                        SIGN_IN.method(),
                        SIGN_IN.authenticationContext(),
                        SIGN_IN.instant().plusNanos(1),
                        SIGN_IN.provider()),
                new SignIn(
                        SIGN_IN.method(),
                        SIGN_IN.authenticationContext(),
                        SIGN_IN.instant(),
                        "https://idp-due.example"));
    }

    @ParameterizedTest
    @MethodSource("mangledNotes")
    void staysShutWhereTheNoteIsNotWhole(String note) {
        assertThat(SealedSignIn.open(note, SESSION, keys(KEY))).isEmpty();
    }

    static Stream<String> mangledNotes() {
        List<String> notes = new ArrayList<>(List.of(
                "",
                ".",
                "..",
                "...",
                NOTE + ".",
                "." + NOTE,
                NOTE + "A",
                "not base64 at all!.a2V5LTE.AAAA",
                // Not UTF-8.
                base64(new byte[] {(byte) 0xC3, (byte) 0x28}) + NOTE.substring(NOTE.indexOf('.')),
                // Longer than a note may be, though it would open otherwise.
                NOTE + "=".repeat(5000)));
        // Cut short at every character.
        IntStream.range(0, NOTE.length())
                .mapToObj(end -> NOTE.substring(0, end))
                .forEach(notes::add);
        return notes.stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spid",
                "spid\nhttps://www.spid.gov.it/SpidL2\n2026-03-02T09:00:00.123Z",
                "spid\nhttps://www.spid.gov.it/SpidL2\n2026-03-02T09:00:00.123Z\nidp\nmore",
                "open-sesame\nhttps://www.spid.gov.it/SpidL2\n2026-03-02T09:00:00.123Z\nidp",
                "SPID\nhttps://www.spid.gov.it/SpidL2\n2026-03-02T09:00:00.123Z\nidp",
                "spid\nhttps://www.spid.gov.it/SpidL2\nyesterday\nidp",
                "spid\nhttps://www.spid.gov.it/SpidL2\n2026-03-02T09:00:00\nidp",
                "spid\n\u0000\n2026-03-02T09:00:00.123Z\nidp"
            })
    void staysShutWhereTheContentIsNoSignIn(String content) {
        String note = base64(content.getBytes(StandardCharsets.UTF_8)) + NOTE.substring(NOTE.indexOf('.'));
        assertThat(SealedSignIn.open(note, SESSION, keys(KEY))).isEmpty();
    }

    @Property
    void staysShutWhateverIsWritten(@ForAll String note) {
        assertThat(SealedSignIn.open(note, SESSION, keys(KEY))).isEmpty();
    }

    @Test
    void staysShutWithoutTheKeyOfThatId() {
        assertThat(SealedSignIn.open(NOTE, SESSION, keys(key("key-2", "a secret of the realm"))))
                .isEmpty();
    }

    @Test
    void staysShutUnderAnotherKeyOfThatId() {
        assertThat(SealedSignIn.open(NOTE, SESSION, keys(key("key-1", "another secret"))))
                .isEmpty();
    }

    @Test
    void opensWithKeyThatHasBeenRotatedOut() {
        assertThat(SealedSignIn.open(NOTE, SESSION, keys(key("key-2", "a newer secret"), KEY)))
                .contains(SIGN_IN);
    }

    /** The text of a sign-in is one field a line: a line break in a field would be a field of the attacker's choice. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u0000", "\u007F", "\u0085", "a\nb"})
    void refusesControlCharactersInSignIn(String text) {
        assertThatThrownBy(() -> new SignIn(SignInMethod.SPID, text, Instant.EPOCH, "idp"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignIn(SignInMethod.SPID, "context", Instant.EPOCH, text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsNoSecret() {
        assertThat(KEY).hasToString("SealingKey[key-1]");
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(200),
                // Letters of other alphabets, and what splits notes and lines elsewhere.
                Arbitraries.strings().withChars("àèéìòù€ßΩЖ中\u2028\u2029.\\|;=").ofMaxLength(100));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 4_102_444_800L)
                .flatMap(second -> Arbitraries.integers()
                        .between(0, 999_999_999)
                        .map(nanos -> Instant.ofEpochSecond(second, nanos)));
    }

    private static Function<String, Optional<SealingKey>> keys(SealingKey... keys) {
        Map<String, SealingKey> byId =
                Stream.of(keys).collect(java.util.stream.Collectors.toMap(SealingKey::id, Function.identity()));
        return id -> Optional.ofNullable(byId.get(id));
    }

    private static SealingKey key(String id, String secret) {
        return new SealingKey(id, new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
