package it.varco.cns.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.trust.Freshness;
import it.varco.cns.trust.TrustFault;
import it.varco.cns.trust.TrustFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no server of the integration tests is in the way of; the others are there (CardTrustIT). */
class CardFindingsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void findServerWithoutOptions() {
        assertThat(CardFindings.withoutOptions(new CardNode())).containsExactly("varco-card");
    }

    @Test
    void findThatNobodyIsBelieved() {
        assertThat(CardFindings.withoutAuthorities(standing(0, RevocationMode.OCSP_ONLY)))
                .containsExactly("varco-card");
        assertThat(CardFindings.withoutAuthorities(standing(1, RevocationMode.OCSP_ONLY)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findThatNobodyIsAskedAboutCards(RevocationMode mode) {
        assertThat(CardFindings.withoutRevocation(standing(1, mode)).toList())
                .isEqualTo(mode == RevocationMode.OFF ? List.of("off") : List.of());
    }

    @Test
    void findThatShortKeysAreLetIn() {
        assertThat(CardFindings.keysOfTheFirstCards(standing(1, KeyStrength.FIRST_CARDS, RevocationMode.OCSP_ONLY)))
                .containsExactly("first-cards");
        assertThat(CardFindings.keysOfTheFirstCards(standing(1, RevocationMode.OCSP_ONLY)))
                .isEmpty();
    }

    /** Which directories the server has is nothing for whoever administers a realm. */
    @Test
    void nameAFileWithoutItsDirectory() {
        assertThat(CardFindings.faults(standing(
                        Optional.empty(), new TrustFault(Kind.FILE_UNREADABLE, "/etc/varco/anchors/cns/regione.pem"))))
                .containsExactly("FILE_UNREADABLE: regione.pem");
    }

    @Test
    void findAListOnTheLastDaysThatItPromises() {
        Instant end = NOW.plus(Duration.ofDays(7));
        assertThat(CardFindings.listsNearTheirEnd(standing(Optional.of(end)))).isEmpty();
        assertThat(CardFindings.listsNearTheirEnd(standing(Optional.of(end.minusSeconds(1)))))
                .containsExactly(end.minusSeconds(1).toString());
        assertThat(CardFindings.listsNearTheirEnd(standing(Optional.of(NOW.minusSeconds(1)))))
                .containsExactly(NOW.minusSeconds(1).toString());
        assertThat(CardFindings.listsNearTheirEnd(standing(Optional.empty()))).isEmpty();
    }

    private static CardStanding standing(int authorities, RevocationMode mode) {
        return standing(authorities, KeyStrength.CURRENT, mode);
    }

    private static CardStanding standing(int authorities, KeyStrength strength, RevocationMode mode) {
        return new CardStanding(
                NOW, authorities, Optional.empty(), List.of(), Set.of(), Set.of(), strength, mode, Optional.empty());
    }

    private static CardStanding standing(Optional<Instant> nextUpdate, TrustFault... faults) {
        return new CardStanding(
                NOW,
                1,
                Optional.of(new Freshness(Optional.of(NOW), nextUpdate, Optional.of(1L), List.of())),
                List.of(faults),
                Set.of(),
                Set.of(),
                KeyStrength.CURRENT,
                RevocationMode.OCSP_ONLY,
                Optional.empty());
    }
}
