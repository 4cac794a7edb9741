package it.varco.cns.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.cns.TestClock;
import it.varco.cns.TestTrust;
import it.varco.cns.keycloak.OutboundHttp;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationReading.Assurance;
import it.varco.cns.revocation.RevocationReading.Passed;
import it.varco.cns.revocation.RevocationReading.Refused;
import it.varco.cns.revocation.RevocationSettings.Limits;
import it.varco.cns.trust.TrustedCard;
import it.varco.testcards.Ca;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.Holder;
import it.varco.testcards.ListMode;
import it.varco.testcards.OcspMode;
import it.varco.testcards.Pointers;
import it.varco.testcards.Recipe;
import it.varco.testcards.Standing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The outcomes of asking, over real HTTP, against a responder that misbehaves as it is told. */
class RevocationCheckTest {

    private static final TestClock CLOCK = new TestClock();
    private static final CardResponder RESPONDER = CardResponder.start(0, CLOCK);
    private static final OutboundHttp HTTP = new OutboundHttp();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** Does nothing beside the sign-ins. */
    private static final Executor NOBODY = work -> {};

    private static final RevocationReading CHECKED = new Passed(Assurance.CHECKED);
    private static final RevocationReading UNCHECKED = new Passed(Assurance.UNCHECKED);

    @BeforeEach
    void everythingAnswers() {
        CLOCK.set(TestClock.START);
        RESPONDER.reset();
    }

    @AfterAll
    static void stop() {
        RESPONDER.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("standings")
    void saysWhatTheIssuerSays(CardKind kind, RevocationReading outcome) {
        assertThat(check(RevocationMode.OCSP_THEN_CRL).check(card(kind))).isEqualTo(outcome);
        assertThat(check(RevocationMode.CRL_ONLY).check(card(kind))).isEqualTo(outcome);
    }

    static Stream<Arguments> standings() {
        return Stream.of(
                arguments(CardKind.CNS_OK, CHECKED),
                arguments(CardKind.CNS_REVOKED, refused(CardRefusal.REVOKED)),
                arguments(CardKind.CNS_HOLD, refused(CardRefusal.SUSPENDED)),
                arguments(CardKind.CIE_OK, CHECKED),
                arguments(CardKind.CIE_REVOKED, refused(CardRefusal.REVOKED)),
                arguments(CardKind.CNS_NO_POINTERS, refused(CardRefusal.STATUS_NOWHERE)));
    }

    @Test
    void followsNoDirectoryAddress() {
        assertThat(check(RevocationMode.OCSP_THEN_CRL).check(card(CardKind.CNS_LDAP_ONLY)))
                .isEqualTo(refused(CardRefusal.STATUS_NOWHERE));
        assertThat(RESPONDER.requests()).isZero();
    }

    @ParameterizedTest(name = "{0}: {1}, on a lenient day {2}")
    @MethodSource("answers")
    void judgesAnswersOfResponders(OcspMode mode, RevocationReading hard, RevocationReading soft) {
        RESPONDER.ocsp(Ca.CNS, mode);
        Limits limits = mode == OcspMode.HANG ? TestSettings.HURRIED : TestSettings.PATIENT;
        assertThat(check(TestSettings.hard(RevocationMode.OCSP_ONLY, limits)).check(card(CardKind.CNS_OK)))
                .isEqualTo(hard);
        assertThat(check(TestSettings.softUntil(TODAY, RevocationMode.OCSP_ONLY, limits))
                        .check(card(CardKind.CNS_OK)))
                .isEqualTo(soft);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                answer(OcspMode.AS_REGISTERED, CHECKED),
                answer(OcspMode.GOOD, CHECKED),
                answer(OcspMode.DELEGATED, CHECKED),
                answer(OcspMode.ANOTHER_FIRST, CHECKED),
                answer(OcspMode.NO_NEXT_UPDATE, CHECKED),
                answer(OcspMode.WITH_NONCE, CHECKED),
                answer(OcspMode.WRONG_NONCE, CHECKED),
                answer(OcspMode.REVOKED, refused(CardRefusal.REVOKED)),
                answer(OcspMode.ON_HOLD, refused(CardRefusal.SUSPENDED)),
                answer(OcspMode.UNKNOWN, refused(CardRefusal.STATUS_UNKNOWN)),
                answer(OcspMode.DELEGATED_WITHOUT_PURPOSE, refused(CardRefusal.STATUS_FORGED)),
                answer(OcspMode.DELEGATED_EXPIRED, refused(CardRefusal.STATUS_FORGED)),
                answer(OcspMode.DELEGATED_BY_CLONE, refused(CardRefusal.STATUS_FORGED)),
                answer(OcspMode.WRONG_SIGNER, refused(CardRefusal.STATUS_FORGED)),
                answer(OcspMode.BAD_SIGNATURE, refused(CardRefusal.STATUS_FORGED)),
                answer(OcspMode.WRONG_CERT_ID, refused(CardRefusal.STATUS_FORGED)),
                silence(OcspMode.STALE),
                silence(OcspMode.NOT_YET),
                silence(OcspMode.OLD_WITHOUT_NEXT_UPDATE),
                silence(OcspMode.TRY_LATER),
                silence(OcspMode.UNAUTHORIZED),
                silence(OcspMode.EMPTY),
                silence(OcspMode.HANG),
                silence(OcspMode.STATUS_500),
                silence(OcspMode.TOO_BIG),
                silence(OcspMode.REDIRECT),
                silence(OcspMode.GARBAGE));
    }

    @Test
    void judgesEveryWayInWhichAResponderCanAnswer() {
        assertThat(answers().map(row -> row.get()[0])).containsExactlyInAnyOrder((Object[]) OcspMode.values());
        assertThat(lists().map(row -> row.get()[0])).containsExactlyInAnyOrder((Object[]) ListMode.values());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = OcspMode.class,
            names = {"BAD_SIGNATURE", "WRONG_CERT_ID", "WRONG_SIGNER", "STALE", "TRY_LATER", "STATUS_500", "GARBAGE"})
    void readsTheListWhereTheResponderDecidesNothing(OcspMode mode) {
        RESPONDER.ocsp(Ca.CNS, mode);
        assertThat(check(RevocationMode.OCSP_THEN_CRL).check(card(CardKind.CNS_OK)))
                .isEqualTo(CHECKED);
        assertThat(check(RevocationMode.OCSP_THEN_CRL).check(card(CardKind.CNS_REVOKED)))
                .isEqualTo(refused(CardRefusal.REVOKED));
        assertThat(RESPONDER.requests(RESPONDER.listOf(Ca.CNS))).isEqualTo(2);
    }

    @Test
    void readsNoListWhereTheResponderKnowsNoSuchCard() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.UNKNOWN);
        assertThat(check(RevocationMode.OCSP_THEN_CRL).check(card(CardKind.CNS_OK)))
                .isEqualTo(refused(CardRefusal.STATUS_UNKNOWN));
        assertThat(RESPONDER.requests(RESPONDER.listOf(Ca.CNS))).isZero();
    }

    /** Whoever forges one answer and blocks the other must not get further than one who blocks both. */
    @Test
    void forgivesNoForgeryBesideSilence() {
        RevocationSettings lenient = TestSettings.softUntil(TODAY, RevocationMode.OCSP_THEN_CRL, TestSettings.PATIENT);
        RESPONDER.list(Ca.CNS, ListMode.STATUS_500);
        RESPONDER.ocsp(Ca.CNS, OcspMode.WRONG_SIGNER);
        assertThat(check(lenient).check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_FORGED));
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        assertThat(check(lenient).check(card(CardKind.CNS_OK))).isEqualTo(UNCHECKED);
    }

    @ParameterizedTest(name = "{0}: {1}, on a lenient day {2}")
    @MethodSource("lists")
    void judgesLists(ListMode mode, RevocationReading hard, RevocationReading soft) {
        RESPONDER.list(Ca.CNS, mode);
        Limits limits = mode == ListMode.HANG ? TestSettings.HURRIED : TestSettings.SMALL;
        assertThat(check(TestSettings.hard(RevocationMode.CRL_ONLY, limits)).check(card(CardKind.CNS_OK)))
                .isEqualTo(hard);
        assertThat(check(TestSettings.softUntil(TODAY, RevocationMode.CRL_ONLY, limits))
                        .check(card(CardKind.CNS_OK)))
                .isEqualTo(soft);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                answer(ListMode.AS_REGISTERED, CHECKED),
                answer(ListMode.OTHER_ISSUER, refused(CardRefusal.STATUS_FORGED)),
                answer(ListMode.WRONG_SIGNER, refused(CardRefusal.STATUS_FORGED)),
                answer(ListMode.BAD_SIGNATURE, refused(CardRefusal.STATUS_FORGED)),
                answer(ListMode.ONLY_AUTHORITIES, refused(CardRefusal.STATUS_FORGED)),
                answer(ListMode.DELTA, refused(CardRefusal.STATUS_FORGED)),
                answer(ListMode.NO_NEXT_UPDATE, refused(CardRefusal.STATUS_FORGED)),
                silence(ListMode.EXPIRED),
                silence(ListMode.NOT_YET),
                silence(ListMode.HANG),
                silence(ListMode.STATUS_500),
                silence(ListMode.TOO_BIG),
                silence(ListMode.REDIRECT),
                silence(ListMode.GARBAGE));
    }

    /** The day ends in Italy, whatever the offset from UTC. */
    @Test
    void isLenientUntilTheLastInstantOfTheDayInItaly() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        RevocationSettings settings = TestSettings.softUntil(TODAY, RevocationMode.OCSP_ONLY, TestSettings.PATIENT);
        CLOCK.set(Instant.parse("2026-11-22T22:59:59Z"));
        assertThat(check(settings).check(card(CardKind.CNS_OK))).isEqualTo(UNCHECKED);
        assertThat(check(settings).softUntil()).contains(TODAY);
        CLOCK.set(Instant.parse("2026-11-22T23:00:00Z"));
        assertThat(check(settings).softUntil()).isEmpty();
        assertThat(check(settings).check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
    }

    @Test
    void asksNobodyWhereTheRealmSaysSo() {
        assertThat(check(RevocationMode.OFF).check(card(CardKind.CNS_REVOKED))).isEqualTo(new Passed(Assurance.OFF));
        assertThat(RESPONDER.requests()).isZero();
    }

    /** A card brings its issuer along: that one may be revoked, too. */
    @Test
    void refusesCardOfAnAuthorityThatItsRootHasRevoked() {
        assertThat(check(RevocationMode.OCSP_THEN_CRL).check(card(CardKind.CIE_OK)))
                .isEqualTo(CHECKED);
        RESPONDER.authorities().put(RESPONDER.authorities().of(Ca.CIE).certificate(), Standing.REVOKED);
        try {
            assertThat(check(RevocationMode.OCSP_THEN_CRL).check(card(CardKind.CIE_OK)))
                    .isEqualTo(refused(CardRefusal.ISSUER_REVOKED));
        } finally {
            RESPONDER.authorities().put(RESPONDER.authorities().of(Ca.CIE).certificate(), Standing.GOOD);
        }
    }

    @Test
    void asksOnlyHostsThatTheRealmAllows() {
        assertThat(check(allowing("altrove.example.it")).check(card(CardKind.CNS_OK)))
                .isEqualTo(refused(CardRefusal.STATUS_NOWHERE));
        assertThat(RESPONDER.requests()).isZero();
        assertThat(check(allowing("127.0.0.1")).check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
    }

    @Test
    void remembersAnAnswerForAnHourAtTheMost() {
        RevocationCheck check = check(RevocationMode.OCSP_ONLY);
        TrustedCard card = card(CardKind.CNS_OK);
        check.check(card);
        CLOCK.advance(Duration.ofMinutes(59));
        assertThat(check.check(card)).isEqualTo(CHECKED);
        assertThat(RESPONDER.requests()).isEqualTo(1);
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(check.check(card)).isEqualTo(CHECKED);
        assertThat(RESPONDER.requests()).isEqualTo(2);
    }

    @Test
    void remembersAnAnswerWithoutEndForAQuarterOfAnHour() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.NO_NEXT_UPDATE);
        RevocationCheck check = check(RevocationMode.OCSP_ONLY);
        TrustedCard card = card(CardKind.CNS_OK);
        check.check(card);
        CLOCK.advance(Duration.ofMinutes(14));
        check.check(card);
        assertThat(RESPONDER.requests()).isEqualTo(1);
        CLOCK.advance(Duration.ofMinutes(1));
        check.check(card);
        assertThat(RESPONDER.requests()).isEqualTo(2);
    }

    @Test
    void remembersCardsApart() {
        RevocationCheck check = check(RevocationMode.OCSP_ONLY);
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        assertThat(check.check(card(CardKind.CNS_REVOKED))).isEqualTo(refused(CardRefusal.REVOKED));
        assertThat(RESPONDER.requests()).isEqualTo(2);
    }

    @Test
    void remembersAFailureForHalfAMinute() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        RevocationCheck check = check(RevocationMode.OCSP_ONLY);
        TrustedCard card = card(CardKind.CNS_OK);
        check.check(card);
        RESPONDER.ocsp(Ca.CNS, OcspMode.AS_REGISTERED);
        CLOCK.advance(Duration.ofSeconds(29));
        assertThat(check.check(card)).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
        assertThat(RESPONDER.requests()).isEqualTo(1);
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(check.check(card)).isEqualTo(CHECKED);
    }

    @Test
    void leavesAHostAloneThatFailedThreeTimes() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        RevocationCheck check = check(RevocationMode.OCSP_ONLY);
        check.check(card(CardKind.CNS_OK));
        assertThat(check.hostsLeftAlone()).isEmpty();
        for (int person = 0; person < 6; person++) {
            assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
        }
        assertThat(RESPONDER.requests()).isEqualTo(3);
        assertThat(check.hostsLeftAlone()).containsExactly(RESPONDER.address().getAuthority());
        RESPONDER.ocsp(Ca.CNS, OcspMode.AS_REGISTERED);
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(check.hostsLeftAlone()).isEmpty();
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = OcspMode.class,
            names = {"STATUS_500", "TRY_LATER", "GARBAGE", "STALE"})
    void triesAHostAgainWithOneRequestOnly(OcspMode mode) {
        RESPONDER.ocsp(Ca.CNS, mode);
        RevocationCheck check = check(RevocationMode.OCSP_ONLY);
        for (int person = 0; person < 5; person++) {
            check.check(card(CardKind.CNS_OK));
        }
        assertThat(RESPONDER.requests()).isEqualTo(3);
        CLOCK.advance(Duration.ofSeconds(30));
        for (int person = 0; person < 5; person++) {
            check.check(card(CardKind.CNS_OK));
        }
        assertThat(RESPONDER.requests()).isEqualTo(4);
    }

    /** Once in half a minute somebody would wait in vain for as long as a request may take. */
    @Test
    void hasNobodyWaitForAResponderThatFellSilentWhereThereIsAList() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        URI responder = RESPONDER.ocspOf(Ca.CNS);
        Deque<Runnable> trials = new ArrayDeque<>();
        RevocationCheck check = check(RevocationMode.OCSP_THEN_CRL, Optional.empty(), trials::add);
        for (int person = 0; person < 4; person++) {
            assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        }
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        assertThat(RESPONDER.requests(responder)).isEqualTo(3);
        assertThat(trials).hasSize(1);

        RESPONDER.ocsp(Ca.CNS, OcspMode.AS_REGISTERED);
        trials.remove().run();
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        assertThat(RESPONDER.requests(responder)).isEqualTo(5);
        assertThat(trials).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OCSP_ONLY", "CRL_ONLY"})
    void asksAgainOnALenientDayWhoeverWasSilentLongAgo(RevocationMode mode) {
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        RESPONDER.list(Ca.CNS, ListMode.STATUS_500);
        RevocationCheck check = check(mode, Optional.of(TODAY), NOBODY);
        for (int person = 0; person < 3; person++) {
            assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(UNCHECKED);
        }
        CLOCK.advance(Duration.ofMinutes(6));
        RESPONDER.reset();
        assertThat(check.check(card(CardKind.CNS_REVOKED))).isEqualTo(refused(CardRefusal.REVOKED));
    }

    @ParameterizedTest
    @CsvSource({"OCSP_ONLY, CNS_REVOKED, REVOKED", "CRL_ONLY, CNS_REVOKED, REVOKED", "CRL_ONLY, CNS_HOLD, SUSPENDED"})
    void remembersOnLenientDaysWhatWasEverTakenBack(RevocationMode mode, CardKind kind, CardRefusal refusal) {
        RevocationCheck check = check(mode, Optional.of(TODAY.plusDays(60)), NOBODY);
        TrustedCard takenBack = card(kind);
        assertThat(check.check(takenBack)).isEqualTo(refused(refusal));
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        RESPONDER.list(Ca.CNS, ListMode.STATUS_500);
        CLOCK.advance(Duration.ofDays(30));
        assertThat(check.check(takenBack)).isEqualTo(refused(refusal));
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(UNCHECKED);
    }

    @Test
    void takesTheRevocationsOfAListWhoseTimeIsOverForTheLastWordOnALenientDay() {
        RESPONDER.list(Ca.CNS, ListMode.EXPIRED);
        RevocationCheck check = check(RevocationMode.CRL_ONLY, Optional.of(TODAY), NOBODY);
        assertThat(check.check(card(CardKind.CNS_REVOKED))).isEqualTo(refused(CardRefusal.REVOKED));
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(UNCHECKED);
    }

    @Test
    void hasNobodyWaitForSilenceOnALenientDayAndBelievesWhoeverSpeaksAgain() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        RESPONDER.list(Ca.CNS, ListMode.STATUS_500);
        Deque<Runnable> trials = new ArrayDeque<>();
        RevocationCheck check = check(RevocationMode.OCSP_THEN_CRL, Optional.of(TODAY), trials::add);
        TrustedCard revoked = card(CardKind.CNS_REVOKED);
        for (int person = 0; person < 4; person++) {
            assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(UNCHECKED);
        }
        runAll(trials);
        CLOCK.advance(Duration.ofSeconds(30));
        long asked = RESPONDER.requests();
        assertThat(check.check(revoked)).isEqualTo(UNCHECKED);
        assertThat(RESPONDER.requests()).isEqualTo(asked);
        assertThat(trials).hasSize(1);

        RESPONDER.list(Ca.CNS, ListMode.AS_REGISTERED);
        trials.remove().run();
        assertThat(check.check(revoked)).isEqualTo(refused(CardRefusal.REVOKED));
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
    }

    /** Of some Regions it has many megabytes, and a person waits for seconds. */
    @Test
    void loadsAListThatTakesLongerThanAPersonWaits() {
        Deque<Runnable> beside = new ArrayDeque<>();
        RevocationCheck check = new RevocationCheck(
                RevocationSettings.STANDARD,
                KeyStrength.CURRENT,
                TestTrust.of(RESPONDER.authorities()),
                request -> {
                    if (request.within().compareTo(Duration.ofSeconds(40)) < 0) {
                        throw new IOException("not all of it in that time");
                    }
                    return HTTP.fetch(request);
                },
                CLOCK,
                beside::add);
        TrustedCard revoked = card(CardKind.CIE_REVOKED);
        assertThat(check.check(revoked)).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
        assertThat(beside).hasSize(1);
        beside.remove().run();
        assertThat(check.check(revoked)).isEqualTo(refused(CardRefusal.REVOKED));
    }

    /** Without a word nobody comes in: then it is worth the wait. */
    @Test
    void waitsForWhoeverFellSilentWhereNobodyElseHasAnAnswer() {
        RESPONDER.list(Ca.CNS, ListMode.STATUS_500);
        Deque<Runnable> trials = new ArrayDeque<>();
        RevocationCheck check = check(RevocationMode.CRL_ONLY, Optional.empty(), trials::add);
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
        runAll(trials);
        RESPONDER.list(Ca.CNS, ListMode.AS_REGISTERED);
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        assertThat(trials).isEmpty();
    }

    /** A host may answer for several issuers: whose answers are not believed closes it for nobody else. */
    @Test
    void leavesNoHostAloneForAnswersThatAreNotBelieved() {
        RESPONDER.ocsp(Ca.CNS, OcspMode.BAD_SIGNATURE);
        RevocationCheck check = check(RevocationMode.OCSP_ONLY);
        for (int person = 0; person < 5; person++) {
            assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_FORGED));
        }
        assertThat(RESPONDER.requests()).isEqualTo(5);
    }

    @Test
    void loadsListsWhateverHappenedToOthersOfTheHost() {
        RevocationCheck check = check(RevocationMode.CRL_ONLY);
        RESPONDER.list(Ca.CIE_ROOT, ListMode.STATUS_500);
        URI bad = RESPONDER.listOf(Ca.CIE_ROOT);
        URI good = RESPONDER.listOf(Ca.CNS);
        check.prefetch(List.of(bad));
        check.prefetch(List.of(bad));
        check.prefetch(List.of(bad));
        assertThat(check.prefetch(List.of(bad, good))).containsExactly(bad);
    }

    @Test
    void readsAListOnceForAllCardsUntilItsNextUpdate() {
        RevocationCheck check = check(RevocationMode.CRL_ONLY);
        TrustedCard revoked = card(CardKind.CNS_REVOKED);
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        RESPONDER.list(Ca.CNS, ListMode.STATUS_500);
        assertThat(check.check(revoked)).isEqualTo(refused(CardRefusal.REVOKED));
        CLOCK.advance(Duration.ofHours(23));
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        assertThat(RESPONDER.requests()).isEqualTo(1);
        CLOCK.advance(Duration.ofHours(2));
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
    }

    @Test
    void usesListsThatWereLoadedBefore() {
        RevocationCheck check = check(RevocationMode.OCSP_THEN_CRL);
        TrustedCard revoked = card(CardKind.CNS_REVOKED);
        assertThat(check.prefetch(List.of(RESPONDER.listOf(Ca.CNS)))).isEmpty();
        RESPONDER.ocsp(Ca.CNS, OcspMode.STATUS_500);
        RESPONDER.list(Ca.CNS, ListMode.STATUS_500);
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        assertThat(check.check(revoked)).isEqualTo(refused(CardRefusal.REVOKED));
    }

    /** Of the CIE nobody knows where its cards say that their list is. */
    @Test
    void usesLoadedListForCardsThatSayNothing() {
        RevocationCheck check = check(RevocationMode.OCSP_THEN_CRL);
        Recipe silent = Recipe.cns().withPointers(Pointers.NONE);
        TrustedCard revoked = card(silent.withStanding(Standing.REVOKED));
        check.prefetch(List.of(RESPONDER.listOf(Ca.CNS)));
        assertThat(check.check(card(silent))).isEqualTo(CHECKED);
        assertThat(check.check(revoked)).isEqualTo(refused(CardRefusal.REVOKED));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = ListMode.class,
            names = {"WRONG_SIGNER", "OTHER_ISSUER", "BAD_SIGNATURE", "EXPIRED", "GARBAGE", "STATUS_500", "REDIRECT"})
    void namesListsThatCouldNotBeLoaded(ListMode mode) {
        RESPONDER.list(Ca.CNS, mode);
        URI list = RESPONDER.listOf(Ca.CNS);
        assertThat(check(RevocationMode.CRL_ONLY).prefetch(List.of(list))).containsExactly(list);
    }

    @Test
    void loadsAnewWhatCardsHaveBroughtUp() {
        RevocationCheck check = check(RevocationMode.CRL_ONLY);
        Card lost = RESPONDER.authorities().card(CardKind.CNS_OK, Holder.ANNA);
        TrustedCard card = trusted(lost);
        assertThat(check.check(card)).isEqualTo(CHECKED);
        CLOCK.advance(Duration.ofMinutes(10));
        RESPONDER.authorities().put(lost.certificate(), Standing.REVOKED);
        assertThat(check.check(card)).isEqualTo(CHECKED);
        check.prefetch(List.of());
        assertThat(check.check(card)).isEqualTo(refused(CardRefusal.REVOKED));
    }

    /** Over plain HTTP anybody on the way can repeat yesterday's list, which still counts. */
    @Test
    void takesNoOlderListForANewerOne() {
        Map<URI, byte[]> first = new ConcurrentHashMap<>();
        AtomicBoolean replaying = new AtomicBoolean();
        RevocationCheck check = check(TestSettings.hard(RevocationMode.CRL_ONLY, TestSettings.PATIENT), request -> {
            if (replaying.get()) {
                return first.get(request.location());
            }
            byte[] answer = HTTP.fetch(request);
            first.putIfAbsent(request.location(), answer);
            return answer;
        });
        Card lost = RESPONDER.authorities().card(CardKind.CNS_OK, Holder.ANNA);
        TrustedCard card = trusted(lost);
        List<URI> list = List.of(RESPONDER.listOf(Ca.CNS));
        check.prefetch(list);
        CLOCK.advance(Duration.ofHours(1));
        RESPONDER.authorities().put(lost.certificate(), Standing.REVOKED);
        check.prefetch(list);
        assertThat(check.check(card)).isEqualTo(refused(CardRefusal.REVOKED));
        replaying.set(true);
        check.prefetch(list);
        assertThat(check.check(card)).isEqualTo(refused(CardRefusal.REVOKED));
    }

    @Test
    void readsAListOfFiveMegabytesOnce() {
        RESPONDER.bigList(Ca.CNS, 140_000);
        RevocationCheck check = check(RevocationMode.CRL_ONLY);
        check.prefetch(List.of(RESPONDER.listOf(Ca.CNS)));
        for (int person = 0; person < 20; person++) {
            assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(CHECKED);
        }
        assertThat(RESPONDER.requests()).isEqualTo(1);
    }

    @Test
    void asksOnceForOneCardHoweverManyWait() throws Exception {
        OneAtATime fetch = new OneAtATime(HTTP);
        RevocationCheck check = check(TestSettings.hard(RevocationMode.OCSP_ONLY, TestSettings.PATIENT), fetch);
        TrustedCard card = card(CardKind.CNS_OK);
        List<RevocationReading> readings = fetch.together(4, () -> check.check(card));
        assertThat(readings).hasSize(4).containsOnly(CHECKED);
        assertThat(RESPONDER.requests()).isEqualTo(1);
    }

    @Test
    void spendsNoMoreThanTheBudgetOnOneCard() {
        List<Duration> given = new ArrayList<>();
        RevocationCheck check = check(RevocationSettings.STANDARD, request -> {
            given.add(request.within());
            CLOCK.advance(request.within());
            throw new IOException("silence");
        });
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
        assertThat(given).hasSize(2).allMatch(Duration.ofSeconds(3)::equals);
        assertThat(Duration.between(TestClock.START, CLOCK.instant())).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void survivesWhateverTheWayOutThrows() {
        RevocationCheck check = check(RevocationSettings.STANDARD, request -> {
            throw new IllegalStateException("an implementation that is not careful");
        });
        assertThat(check.check(card(CardKind.CNS_OK))).isEqualTo(refused(CardRefusal.STATUS_UNREACHABLE));
    }

    private static Arguments answer(Object mode, RevocationReading outcome) {
        return arguments(mode, outcome, outcome);
    }

    private static Arguments silence(Object mode) {
        return arguments(mode, refused(CardRefusal.STATUS_UNREACHABLE), UNCHECKED);
    }

    private static RevocationReading refused(CardRefusal refusal) {
        return new Refused(refusal);
    }

    private static RevocationSettings allowing(String host) {
        return new RevocationSettings(
                RevocationMode.OCSP_THEN_CRL, Optional.empty(), Set.of(host), TestSettings.PATIENT);
    }

    private static RevocationCheck check(RevocationMode mode) {
        return check(TestSettings.hard(mode, TestSettings.PATIENT));
    }

    private static void runAll(Deque<Runnable> trials) {
        while (!trials.isEmpty()) {
            trials.remove().run();
        }
    }

    private static RevocationCheck check(RevocationMode mode, Optional<LocalDate> softUntil, Executor trials) {
        return new RevocationCheck(
                new RevocationSettings(mode, softUntil, Set.of(), TestSettings.PATIENT),
                KeyStrength.CURRENT,
                TestTrust.of(RESPONDER.authorities()),
                HTTP,
                CLOCK,
                trials);
    }

    private static RevocationCheck check(RevocationSettings settings) {
        return check(settings, HTTP);
    }

    private static RevocationCheck check(RevocationSettings settings, RevocationFetch fetch) {
        return new RevocationCheck(
                settings, KeyStrength.CURRENT, TestTrust.of(RESPONDER.authorities()), fetch, CLOCK, NOBODY);
    }

    private static TrustedCard card(CardKind kind) {
        return trusted(RESPONDER.authorities().card(kind, Holder.MARIO));
    }

    private static TrustedCard card(Recipe recipe) {
        return trusted(RESPONDER.authorities().card(recipe, Holder.MARIO));
    }

    private static TrustedCard trusted(Card card) {
        return TestTrust.trusted(card, RESPONDER.authorities(), CLOCK.instant());
    }
}
