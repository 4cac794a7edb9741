package it.varco.cns.trust;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.cns.TestClock;
import it.varco.cns.trust.TrustFault.Kind;
import it.varco.policy.signin.SignInMethod;
import it.varco.testcards.Ca;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;
import it.varco.testcards.TestAuthorities;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemDirectoryTest {

    private static final TestAuthorities AUTHORITIES =
            TestAuthorities.at(new TestClock(), URI.create("http://127.0.0.1:1"));

    @TempDir
    private Path directory;

    private TestClock clock;
    private PemDirectory source;

    @BeforeEach
    void aDirectoryWithTwoAuthorities() throws IOException {
        clock = new TestClock();
        write("cns.pem", AUTHORITIES.of(Ca.CNS).pem());
        write(
                "cie.crt",
                AUTHORITIES.of(Ca.CIE_ROOT).pem() + AUTHORITIES.of(Ca.CIE).pem());
        source = new PemDirectory(directory, clock);
    }

    @Test
    void readsEachCertificateOfEachFile() {
        TrustSnapshot snapshot = source.current();
        assertThat(snapshot.authorities())
                .containsExactlyInAnyOrder(
                        AUTHORITIES.of(Ca.CNS).certificate(),
                        AUTHORITIES.of(Ca.CIE_ROOT).certificate(),
                        AUTHORITIES.of(Ca.CIE).certificate());
        assertThat(snapshot.freshness().loadedAt()).contains(TestClock.START);
        assertThat(snapshot.freshness().faults()).isEmpty();
    }

    @Test
    void readsBinaryFiles() throws Exception {
        Files.write(
                directory.resolve("twin.cer"),
                AUTHORITIES.of(Ca.CIE_ROOT_TWIN).certificate().getEncoded());
        assertThat(source.current().authorities()).hasSize(4);
    }

    @Test
    void passesOverOtherFiles() throws IOException {
        write("README.txt", "Questi sono i certificati.");
        write(".hidden.pem", "no certificate");
        Files.createDirectory(directory.resolve("old.pem"));
        assertThat(source.current().authorities()).hasSize(3);
        assertThat(source.current().freshness().faults()).isEmpty();
    }

    /** The operator's word counts more than the certificate's. */
    @ParameterizedTest
    @CsvSource({"., CNS", "cns, CNS", "cie, CIE_CARD"})
    void believesForTheKindOfCardThatTheDirectorySays(String folder, SignInMethod kind) throws IOException {
        Files.createDirectories(directory.resolve(folder));
        write(folder + "/rogue.pem", AUTHORITIES.of(Ca.ROGUE).pem());
        assertThat(kindOf(Ca.ROGUE)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"CNS, CNS", "CIE, CIE_CARD", "CIE_ROOT, CIE_CARD"})
    void believesForTheKindOfCardThatTheCertificateSaysWhereTheOperatorDoesNot(Ca ca, SignInMethod kind) {
        assertThat(kindOf(ca)).isEqualTo(kind);
    }

    @Test
    void readsAgainWhatHasChangedInADirectoryOfOneKind() throws IOException {
        source.current();
        Files.createDirectory(directory.resolve("cie"));
        write("cie/cns.pem", AUTHORITIES.of(Ca.CNS).pem());
        clock.advance(PemDirectory.PAUSE);
        assertThat(kindOf(Ca.CNS)).isEqualTo(SignInMethod.CIE_CARD);
        assertThat(source.current().authorities()).hasSize(3);
    }

    @Test
    void readsAgainWhatHasChanged() throws IOException {
        source.current();
        write("twin.pem", AUTHORITIES.of(Ca.CIE_ROOT_TWIN).pem());
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities()).hasSize(4);
        Files.delete(directory.resolve("cns.pem"));
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities())
                .hasSize(3)
                .doesNotContain(AUTHORITIES.of(Ca.CNS).certificate());
    }

    @Test
    void staysTheSameSnapshotWhereNothingChanged() {
        TrustSnapshot first = source.current();
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current()).isSameAs(first);
    }

    @Test
    void looksNoMoreOftenThanThePause() throws IOException {
        source.current();
        write("twin.pem", AUTHORITIES.of(Ca.CIE_ROOT_TWIN).pem());
        clock.advance(PemDirectory.PAUSE.minusMillis(1));
        assertThat(source.current().authorities()).hasSize(3);
    }

    @Test
    void looksAgainWhereTheClockWasPutBack() throws IOException {
        source.current();
        write("twin.pem", AUTHORITIES.of(Ca.CIE_ROOT_TWIN).pem());
        clock.advance(Duration.ofDays(-1));
        assertThat(source.current().authorities()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nAAAA\n"
            })
    void keepsWhatItReadWhereAFileIsBad(String content) throws IOException {
        source.current();
        write("bad.pem", content);
        write("twin.pem", AUTHORITIES.of(Ca.CIE_ROOT_TWIN).pem());
        clock.advance(PemDirectory.PAUSE);
        TrustSnapshot kept = source.current();
        assertThat(kept.authorities()).hasSize(3);
        assertThat(kept.freshness().loadedAt()).contains(TestClock.START);
        assertThat(kept.freshness().faults())
                .containsExactly(new TrustFault(
                        Kind.FILE_UNREADABLE, directory.resolve("bad.pem").toString()));
        Files.delete(directory.resolve("bad.pem"));
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities()).hasSize(4);
        assertThat(source.current().freshness().faults()).isEmpty();
    }

    @Test
    void believesNobodyWhoseFileIsGoneWhileAnotherIsBad() throws IOException {
        source.current();
        write("bad.pem", "no certificate");
        Files.delete(directory.resolve("cns.pem"));
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities())
                .containsExactlyInAnyOrder(
                        AUTHORITIES.of(Ca.CIE_ROOT).certificate(),
                        AUTHORITIES.of(Ca.CIE).certificate());
    }

    @Test
    void believesNobodyWhoWasTakenOutOfAFileWhileAnotherIsBad() throws IOException {
        source.current();
        write("bad.pem", "no certificate");
        write(
                "cie.crt",
                AUTHORITIES.of(Ca.CIE).pem() + AUTHORITIES.of(Ca.CIE_ROOT_TWIN).pem());
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities())
                .containsExactlyInAnyOrder(
                        AUTHORITIES.of(Ca.CNS).certificate(),
                        AUTHORITIES.of(Ca.CIE).certificate());
    }

    @Test
    void keepsWhoeverWasInTheFileThatIsBad() throws IOException {
        source.current();
        write("cie.crt", "no certificate");
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities()).hasSize(3);
        Files.delete(directory.resolve("cie.crt"));
        write("bad.pem", "no certificate");
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities())
                .containsExactly(AUTHORITIES.of(Ca.CNS).certificate());
    }

    /** Half of a file that somebody is still copying is no file. */
    @Test
    void readsNoFileThatIsCutOff() throws IOException {
        source.current();
        String two =
                AUTHORITIES.of(Ca.CIE_ROOT_TWIN).pem() + AUTHORITIES.of(Ca.CNS).pem();
        write("cut.pem", two.substring(0, two.length() - 100));
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().freshness().faults())
                .extracting(TrustFault::kind)
                .containsExactly(Kind.FILE_UNREADABLE);
    }

    @Test
    void believesNoCardThatLiesAmongAuthorities() throws IOException {
        source.current();
        write("card.pem", AUTHORITIES.card(CardKind.CNS_OK, Holder.MARIO).pem());
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities()).hasSize(3);
        assertThat(source.current().freshness().faults())
                .extracting(TrustFault::kind)
                .containsExactly(Kind.FILE_WITHOUT_AUTHORITY);
    }

    @Test
    void believesNobodyWhereTheFirstReadingFails() throws IOException {
        write("bad.pem", "no certificate");
        assertThat(source.current().isEmpty()).isTrue();
        assertThat(source.current().freshness().loadedAt()).isEmpty();
    }

    @Test
    void keepsWhatItReadWhereTheDirectoryIsGone() throws IOException {
        source.current();
        Files.move(directory, directory.resolveSibling(directory.getFileName() + "-moved"));
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().authorities()).hasSize(3);
        assertThat(source.current().freshness().faults())
                .isEqualTo(List.of(new TrustFault(Kind.DIRECTORY_UNREADABLE, directory.toString())));
        Files.move(directory.resolveSibling(directory.getFileName() + "-moved"), directory);
        clock.advance(PemDirectory.PAUSE);
        assertThat(source.current().freshness().faults()).isEmpty();
    }

    private SignInMethod kindOf(Ca ca) {
        return source.current()
                .anchors()
                .filter(anchor -> anchor.certificate().equals(AUTHORITIES.of(ca).certificate()))
                .map(Anchor::issues)
                .findFirst()
                .orElseThrow();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
