package it.varco.cns.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.cns.TestClock;
import it.varco.cns.trust.TrustFault.Kind;
import it.varco.cns.trust.TrustedListSettings.WhenStale;
import it.varco.testcards.Ca;
import it.varco.testcards.Forgery;
import it.varco.testcards.TestAuthorities;
import it.varco.testcards.TrustService;
import it.varco.testcards.TrustedListXml;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AgidTrustedListTest {

    private static final TestAuthorities AUTHORITIES =
            TestAuthorities.at(new TestClock(), URI.create("http://127.0.0.1:1"));
    private static final X509Certificate CNS = AUTHORITIES.of(Ca.CNS).certificate();
    private static final X509Certificate CIE = AUTHORITIES.of(Ca.CIE).certificate();
    private static final X509Certificate ROGUE = AUTHORITIES.of(Ca.ROGUE).certificate();

    @TempDir
    private Path directory;

    private TestClock clock;
    private Published published;

    @BeforeEach
    void aPublisher() {
        clock = new TestClock();
        published = new Published();
    }

    /** Stands for the place where the list is published. */
    private static final class Published implements ListFetch {

        private byte[] list = {};
        private boolean reachable = true;
        private boolean broken;

        @Override
        public byte[] fetch(int longest) throws IOException {
            if (!reachable) {
                throw new IOException("silence");
            }
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return list;
        }
    }

    @ParameterizedTest
    @EnumSource(TrustedListXml.Coverage.class)
    void believesTheAuthoritiesOnTheList(TrustedListXml.Coverage coverage) {
        AgidTrustedList source = source();
        publish(list().withCoverage(coverage));
        source.refresh();
        TrustSnapshot snapshot = source.current();
        assertThat(snapshot.authorities()).containsExactlyInAnyOrder(CNS, CIE);
        assertThat(snapshot.freshness().loadedAt()).contains(TestClock.START);
        assertThat(snapshot.freshness().sequence()).contains(141L);
        assertThat(snapshot.freshness().nextUpdate()).contains(list().nextUpdate());
        assertThat(snapshot.freshness().faults()).isEmpty();
    }

    @Test
    void believesAHundredAndTwentyAuthorities() {
        AgidTrustedList source = source();
        publish(TrustedListXml.at(clock).and(AUTHORITIES.more(120)));
        source.refresh();
        assertThat(source.current().authorities()).hasSize(120);
    }

    @Test
    void believesNobodyBeforeTheFirstList() {
        assertThat(source().current().isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("services")
    void believesOnlyServicesThatAreWanted(TrustService.Type type, TrustService.Status status, boolean believed) {
        AgidTrustedList source = source();
        publish(list().and(TrustService.of(ROGUE).withType(type).withStatus(status)));
        source.refresh();
        assertThat(source.current().authorities().contains(ROGUE)).isEqualTo(believed);
        assertThat(source.current().authorities()).contains(CNS);
    }

    static Stream<Arguments> services() {
        return Stream.of(
                arguments(
                        TrustService.Type.IDENTITY_VERIFICATION,
                        TrustService.Status.RECOGNISED_AT_NATIONAL_LEVEL,
                        true),
                arguments(TrustService.Type.IDENTITY_VERIFICATION, TrustService.Status.GRANTED, true),
                arguments(
                        TrustService.Type.IDENTITY_VERIFICATION,
                        TrustService.Status.DEPRECATED_AT_NATIONAL_LEVEL,
                        false),
                arguments(TrustService.Type.IDENTITY_VERIFICATION, TrustService.Status.WITHDRAWN, false),
                arguments(TrustService.Type.QUALIFIED_CERTIFICATES, TrustService.Status.GRANTED, false));
    }

    @Test
    void believesNobodyBeforeTheirStatusBegins() {
        AgidTrustedList source = source();
        publish(list().and(TrustService.of(ROGUE).withSince(clock.instant().plusSeconds(1))));
        source.refresh();
        assertThat(source.current().authorities()).containsExactlyInAnyOrder(CNS, CIE);
        clock.advance(Duration.ofSeconds(1));
        source.refresh();
        assertThat(source.current().authorities()).contains(ROGUE);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Forgery.class)
    void keepsTheListInUseWhereAnotherIsForged(Forgery forgery) {
        AgidTrustedList source = source();
        publish(list());
        source.refresh();
        published.list = list().withSequence(142).forged(forgery, AUTHORITIES.of(Ca.LIST_SIGNER), ROGUE);
        clock.advance(Duration.ofHours(1));
        source.refresh();
        TrustSnapshot snapshot = source.current();
        assertThat(snapshot.authorities()).containsExactlyInAnyOrder(CNS, CIE);
        assertThat(snapshot.freshness().loadedAt()).contains(TestClock.START);
        assertThat(snapshot.freshness().faults())
                .extracting(TrustFault::kind)
                .containsAnyOf(Kind.LIST_NOT_SIGNED, Kind.LIST_MALFORMED)
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Forgery.class)
    void believesNobodyWhereTheFirstListIsForged(Forgery forgery) {
        AgidTrustedList source = source();
        published.list = list().forged(forgery, AUTHORITIES.of(Ca.LIST_SIGNER), ROGUE);
        source.refresh();
        assertThat(source.current().isEmpty()).isTrue();
    }

    @Test
    void believesTheSignersThatAreConfiguredAndNoOther() {
        AgidTrustedList source = source();
        published.list = list().signedBy(AUTHORITIES.of(Ca.SECOND_LIST_SIGNER));
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_NOT_SIGNED);
        assertThat(source.current().isEmpty()).isTrue();
        AgidTrustedList both = source(new TrustedListSettings(
                Set.of(fingerprint(Ca.LIST_SIGNER), fingerprint(Ca.SECOND_LIST_SIGNER)),
                Set.of(TrustedListSettings.NATIONAL_LEVEL),
                WhenStale.WARN));
        both.refresh();
        assertThat(both.current().authorities()).containsExactlyInAnyOrder(CNS, CIE);
    }

    @Test
    void refusesListThatIsOlderThanTheOneInUse() {
        AgidTrustedList source = source();
        publish(list().withSequence(142));
        source.refresh();
        publish(list().withSequence(141).and(TrustService.of(ROGUE)));
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_ROLLED_BACK);
        assertThat(source.current().authorities()).containsExactlyInAnyOrder(CNS, CIE);
        publish(list().withSequence(143).and(TrustService.of(ROGUE)));
        source.refresh();
        assertThat(faults(source)).isEmpty();
        assertThat(source.current().authorities()).contains(ROGUE);
    }

    @Test
    void refusesAnotherListWithTheNumberOfTheOneInUse() {
        AgidTrustedList source = source();
        publish(list());
        source.refresh();
        source.refresh();
        assertThat(faults(source)).isEmpty();
        publish(list().and(TrustService.of(ROGUE)));
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_NUMBER_TWICE);
        assertThat(source.current().authorities()).containsExactlyInAnyOrder(CNS, CIE);
    }

    @Test
    void refusesListThatShouldHaveBeenReplaced() {
        AgidTrustedList source = source();
        publish(list());
        source.refresh();
        Instant late = clock.instant().minus(Duration.ofDays(7)).minusSeconds(1);
        publish(list().withSequence(142).withNextUpdate(late).and(TrustService.of(ROGUE)));
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_STALE);
        assertThat(source.current().authorities()).containsExactlyInAnyOrder(CNS, CIE);
        publish(list().withSequence(142).withNextUpdate(late.plusSeconds(1)).and(TrustService.of(ROGUE)));
        source.refresh();
        assertThat(source.current().authorities()).contains(ROGUE);
    }

    @Test
    void warnsWhenTheListInUseIsStale() {
        AgidTrustedList source = source();
        publish(list());
        source.refresh();
        clock.set(list().nextUpdate().plus(Duration.ofDays(7)));
        assertThat(faults(source)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(faults(source)).containsExactly(Kind.LIST_STALE);
        assertThat(source.current().authorities()).hasSize(2);
        assertThat(source.current()).isSameAs(source.current());
    }

    @Test
    void believesNobodyOnAStaleListWhereTheServerStops() {
        AgidTrustedList source = source(new TrustedListSettings(
                Set.of(fingerprint(Ca.LIST_SIGNER)), Set.of(TrustedListSettings.NATIONAL_LEVEL), WhenStale.STOP));
        publish(list());
        source.refresh();
        clock.set(list().nextUpdate().plus(TrustedListSettings.GRACE));
        assertThat(source.current().authorities()).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(source.current().isEmpty()).isTrue();
        assertThat(faults(source)).containsExactly(Kind.LIST_STALE);
    }

    @Test
    void keepsTheListWhereItCannotBeFetched() {
        AgidTrustedList source = source();
        publish(list());
        source.refresh();
        published.reachable = false;
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_UNREACHABLE);
        assertThat(source.current().authorities()).hasSize(2);
        published.reachable = true;
        source.refresh();
        assertThat(faults(source)).isEmpty();
        assertThat(source.current().authorities()).hasSize(2);
    }

    @Test
    void keepsTheListWhereFetchingBreaks() {
        AgidTrustedList source = source();
        publish(list());
        source.refresh();
        published.broken = true;
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_UNREACHABLE);
        assertThat(source.current().authorities()).hasSize(2);
    }

    @Test
    void refusesListOfNobody() {
        AgidTrustedList source = source();
        publish(TrustedListXml.at(clock));
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_EMPTY);
    }

    @Test
    void readsNoListOfMoreThanTwentyMegabytes() {
        AgidTrustedList source = source();
        byte[] blanks = new byte[TrustedList.LONGEST + 1];
        Arrays.fill(blanks, (byte) ' ');
        published.list = blanks;
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_TOO_LARGE);
    }

    /** Canonicalisation drops comments: no signature covers them. */
    @Test
    void readsNothingDifferentForComments() {
        AgidTrustedList source = source();
        String text = new String(list().signedBy(AUTHORITIES.of(Ca.LIST_SIGNER)), StandardCharsets.UTF_8);
        published.list = text.replace("<ServiceStatus>", "<ServiceStatus><!-- http://x -->")
                .getBytes(StandardCharsets.UTF_8);
        source.refresh();
        assertThat(source.current().authorities()).containsExactlyInAnyOrder(CNS, CIE);
    }

    @Test
    void startsWithTheLastGoodList() throws IOException {
        publish(list().withSequence(142));
        source().refresh();
        AgidTrustedList afterRestart = source();
        published.reachable = false;
        afterRestart.restore();
        assertThat(afterRestart.current().authorities()).containsExactlyInAnyOrder(CNS, CIE);
        assertThat(afterRestart.current().freshness().loadedAt())
                .contains(
                        Files.getLastModifiedTime(directory.resolve("list.xml")).toInstant());
        published.reachable = true;
        publish(list().withSequence(141).and(TrustService.of(ROGUE)));
        afterRestart.refresh();
        assertThat(faults(afterRestart)).containsExactly(Kind.LIST_ROLLED_BACK);
    }

    /** Whoever can write to the disk is not thereby whoever signs lists. */
    @Test
    void believesNoKeptListWithoutSignature() throws IOException {
        Files.write(
                directory.resolve("list.xml"), list().forged(Forgery.TAMPERED, AUTHORITIES.of(Ca.LIST_SIGNER), ROGUE));
        AgidTrustedList source = source();
        source.restore();
        assertThat(source.current().isEmpty()).isTrue();
        assertThat(faults(source)).containsExactly(Kind.LIST_NOT_SIGNED);
    }

    /** The JDK's reader of signatures throws at it what nobody declares. */
    @Test
    void keepsTheListWhereAnotherOneBreaksTheReader() {
        AgidTrustedList source = source();
        publish(list());
        source.refresh();
        published.list = withAnEmptyId();
        source.refresh();
        assertThat(faults(source)).containsExactly(Kind.LIST_MALFORMED);
        assertThat(source.current().authorities()).hasSize(2);
    }

    @Test
    void startsWithNobodyWhereTheKeptListBreaksTheReader() throws IOException {
        Files.write(directory.resolve("list.xml"), withAnEmptyId());
        AgidTrustedList source = source();
        source.restore();
        assertThat(source.current().isEmpty()).isTrue();
        assertThat(faults(source)).containsExactly(Kind.LIST_MALFORMED);
        publish(list());
        source.refresh();
        assertThat(faults(source)).isEmpty();
        assertThat(source.current().authorities()).hasSize(2);
    }

    private byte[] withAnEmptyId() {
        return new String(list().signedBy(AUTHORITIES.of(Ca.LIST_SIGNER)), StandardCharsets.UTF_8)
                .replaceFirst(" Id=\"[^\"]+\"", " Id=\"\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void usesListThatCannotBeKept() {
        AgidTrustedList source = new AgidTrustedList(
                settings(), published, new FileCopy(directory.resolve("nowhere").resolve("list.xml")), clock);
        publish(list());
        source.refresh();
        assertThat(source.current().authorities()).hasSize(2);
        assertThat(faults(source)).containsExactly(Kind.COPY_NOT_WRITTEN);
    }

    @Test
    void wantsSignersThatAreFingerprints() {
        assertThatThrownBy(() -> TrustedListSettings.signedBy(Set.of(), WhenStale.WARN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrustedListSettings.signedBy(Set.of("AgID"), WhenStale.WARN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TrustedListSettings.signedBy(Set.of("AB:".repeat(31) + "CD"), WhenStale.WARN)
                        .signers())
                .containsExactly("ab".repeat(31) + "cd");
    }

    @Test
    void believesWhoeverIsInAnyOfSeveralSources() throws IOException {
        AgidTrustedList list = source();
        publish(list());
        Path files = Files.createDirectory(directory.resolve("files"));
        Files.writeString(
                files.resolve("twin.pem"), AUTHORITIES.of(Ca.CIE_ROOT_TWIN).pem());
        JoinedSources joined = new JoinedSources(List.of(list, new PemDirectory(files, clock)));
        assertThat(joined.current().authorities()).hasSize(1);
        list.refresh();
        TrustSnapshot whole = joined.current();
        assertThat(whole.authorities()).hasSize(3);
        assertThat(whole.freshness().sequence()).contains(141L);
        assertThat(joined.current()).isSameAs(whole);
        published.reachable = false;
        list.refresh();
        assertThat(joined.current().freshness().faults()).hasSize(1);
        assertThat(joined.current().authorities()).hasSize(3);
    }

    private TrustedListXml list() {
        return TrustedListXml.at(new TestClock()).and(List.of(CNS, CIE));
    }

    private void publish(TrustedListXml list) {
        published.list = list.signedBy(AUTHORITIES.of(Ca.LIST_SIGNER));
    }

    private AgidTrustedList source() {
        return source(settings());
    }

    private AgidTrustedList source(TrustedListSettings settings) {
        return new AgidTrustedList(settings, published, new FileCopy(directory.resolve("list.xml")), clock);
    }

    private static TrustedListSettings settings() {
        return TrustedListSettings.signedBy(Set.of(fingerprint(Ca.LIST_SIGNER)), WhenStale.WARN);
    }

    private static List<Kind> faults(TrustAnchorSource source) {
        return source.current().freshness().faults().stream()
                .map(TrustFault::kind)
                .toList();
    }

    private static String fingerprint(Ca ca) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(AUTHORITIES.of(ca).certificate().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
