package it.varco.cns.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.cns.TestClock;
import it.varco.cns.TestTrust;
import it.varco.cns.keycloak.OutboundHttp;
import it.varco.cns.profile.CardReader;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.CardRules;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationCheck;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.revocation.RevocationReading.Assurance;
import it.varco.cns.revocation.TestSettings;
import it.varco.cns.trust.CardTrust;
import it.varco.cns.trust.TrustAnchorSource;
import it.varco.policy.person.FiscalCode;
import it.varco.testcards.Ca;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.Holder;
import it.varco.testcards.Recipe;
import it.varco.testcards.SubjectShape;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The attacks on a sign-in by card that reach the certificate, and the order of the questions. */
class CardJudgeTest {

    private static final TestClock CLOCK = new TestClock();
    private static final CardResponder RESPONDER = CardResponder.start(0, CLOCK);

    private CardJudge judge;

    @BeforeEach
    void nothingAskedYet() {
        RESPONDER.reset();
        judge = judge(TestTrust.of(RESPONDER.authorities()));
    }

    @AfterAll
    static void stop() {
        RESPONDER.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"CNS_OK", "CIE_OK", "CIE_NOEKU", "CNS_HASHSLASH", "CNS_CN_INJECTED", "CNS_CF_CONTRADICTED"})
    void acceptsCardOfThePersonThatItNames(CardKind kind) {
        assertThat(judge(kind)).isInstanceOfSatisfying(CardVerdict.Accepted.class, accepted -> {
            assertThat(accepted.card().holder())
                    .isEqualTo(FiscalCode.parse(Holder.MARIO.fiscalCode()).orElseThrow());
            assertThat(accepted.assurance()).isEqualTo(Assurance.CHECKED);
        });
        assertThat(RESPONDER.requests()).isPositive();
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(judge.judge(List.of(), CLOCK.instant())).isEqualTo(new CardVerdict.Refused(CardRefusal.NO_CARD));
    }

    /** Anybody's authority issues whatever it likes, and points wherever it likes: nothing of that is followed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unfollowed")
    void asksNobodyAboutCardThatIsRefusedAnyway(CardKind kind, CardRefusal refusal) {
        assertThat(judge(kind)).isEqualTo(new CardVerdict.Refused(refusal));
        assertThat(RESPONDER.requests()).isZero();
    }

    static Stream<Arguments> unfollowed() {
        return Stream.of(
                arguments(CardKind.ROGUE_CNS, CardRefusal.UNKNOWN_ISSUER),
                arguments(CardKind.CLONE_CNS, CardRefusal.FORGED_ISSUER),
                arguments(CardKind.CNS_EXPIRED, CardRefusal.EXPIRED),
                arguments(CardKind.CNS_NR, CardRefusal.SIGNS_DOCUMENTS),
                arguments(CardKind.CNS_BADEKU, CardRefusal.NOT_FOR_SIGNING_IN),
                arguments(CardKind.CNS_BADPOLICY, CardRefusal.NO_CARD_POLICY),
                arguments(CardKind.CNS_TWOCN, CardRefusal.NOT_ONE_COMMON_NAME),
                arguments(CardKind.CNS_FORGEDCF, CardRefusal.WRONG_FISCAL_CODE),
                arguments(CardKind.CNS_NUMERIC, CardRefusal.NUMERIC_FISCAL_CODE));
    }

    @Test
    void asksAboutCardThatIsTrusted() {
        assertThat(judge(CardKind.CNS_REVOKED)).isEqualTo(new CardVerdict.Refused(CardRefusal.REVOKED));
        assertThat(judge(CardKind.CNS_HOLD)).isEqualTo(new CardVerdict.Refused(CardRefusal.SUSPENDED));
        assertThat(RESPONDER.requests(RESPONDER.ocspOf(Ca.CNS))).isEqualTo(2);
    }

    /** A wrong code in a real card is an alarm; whoever makes their own certificate must not be able to sound it. */
    @Test
    void soundsNoAlarmForCodesThatAnybodyCanWrite() {
        Card own = RESPONDER
                .authorities()
                .card(Recipe.cns().withIssuer(Ca.ROGUE).withSubject(SubjectShape.FORGED_CODE), Holder.MARIO);
        assertThat(judge.judge(own.chain(), CLOCK.instant()))
                .isEqualTo(new CardVerdict.Refused(CardRefusal.UNKNOWN_ISSUER));
        assertThat(judge(CardKind.CNS_FORGEDCF)).isEqualTo(new CardVerdict.Refused(CardRefusal.WRONG_FISCAL_CODE));
    }

    /** Other certificates in the handshake name other people; only the first one's key was proved. */
    @Test
    void readsThePersonOfTheFirstCertificateOnly() {
        X509Certificate anna =
                RESPONDER.authorities().card(CardKind.CNS_OK, Holder.ANNA).certificate();
        Card mario = RESPONDER.authorities().card(CardKind.ROGUE_CNS, Holder.MARIO);
        assertThat(judge.judge(List.of(mario.certificate(), anna), CLOCK.instant()))
                .isEqualTo(new CardVerdict.Refused(CardRefusal.UNKNOWN_ISSUER));
        assertThat(judge.judge(List.of(anna, mario.certificate()), CLOCK.instant()))
                .isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void refusesEverybodyWhereNoAuthorityIsLoaded() {
        Card card = RESPONDER.authorities().card(CardKind.CNS_OK, Holder.MARIO);
        assertThat(judge(TestTrust.in()).judge(card.chain(), CLOCK.instant()))
                .isEqualTo(new CardVerdict.Refused(CardRefusal.NO_ANCHORS));
        assertThat(RESPONDER.requests()).isZero();
    }

    private CardVerdict judge(CardKind kind) {
        return judge.judge(RESPONDER.authorities().card(kind, Holder.MARIO).chain(), CLOCK.instant());
    }

    private static CardJudge judge(TrustAnchorSource source) {
        return new CardJudge(
                new CardReader(CardRules.STANDARD),
                new CardTrust(source, KeyStrength.CURRENT),
                new RevocationCheck(
                        TestSettings.hard(RevocationMode.OCSP_THEN_CRL, TestSettings.PATIENT),
                        KeyStrength.CURRENT,
                        source,
                        new OutboundHttp(),
                        CLOCK));
    }
}
