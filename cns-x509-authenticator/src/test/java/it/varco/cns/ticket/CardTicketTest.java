package it.varco.cns.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.cns.ticket.CardTicket.Homeward;
import it.varco.cns.ticket.CardTicket.Redeemed;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CardTicketTest {

    private static final Instant ISSUED = Instant.parse("2026-11-22T09:00:00Z");
    private static final SignInInBrowser HERE = new SignInInBrowser("realm", "session", "tab");
    private static final FiscalCode CODE = FiscalCode.parse("RSSMRA85T10A562S").orElseThrow();
    private static final CardAnswer.Good GOOD =
            new CardAnswer.Good(SignInMethod.CIE_CARD, "checked", CODE, Optional.of("Mario"), Optional.empty());

    static Stream<Arguments> redemptions() {
        return Stream.of(
                arguments(HERE, Duration.ZERO, new Redeemed.Worth(GOOD)),
                arguments(HERE, Duration.ofSeconds(60), new Redeemed.Worth(GOOD)),
                arguments(HERE, Duration.ofMillis(60_001), new Redeemed.TooLate()),
                arguments(HERE, Duration.ofDays(1), new Redeemed.TooLate()),
                arguments(HERE, Duration.ofSeconds(-5), new Redeemed.Worth(GOOD)),
                arguments(HERE, Duration.ofMillis(-5_001), new Redeemed.TooLate()),
                arguments(
                        new SignInInBrowser("realm", "another", "tab"), Duration.ZERO, new Redeemed.OfAnotherSignIn()),
                arguments(
                        new SignInInBrowser("realm", "session", "another"),
                        Duration.ZERO,
                        new Redeemed.OfAnotherSignIn()),
                arguments(
                        new SignInInBrowser("another", "session", "tab"),
                        Duration.ZERO,
                        new Redeemed.OfAnotherSignIn()));
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @MethodSource("redemptions")
    void isWorthSomethingToItsOwnSignInForAMinute(SignInInBrowser where, Duration age, Redeemed worth) {
        assertThat(new Homeward(HERE, ISSUED, GOOD).redeem(where, ISSUED.plus(age)))
                .isEqualTo(worth);
    }

    static Stream<CardTicket> tickets() {
        return Stream.of(
                new CardTicket.Outbound(HERE),
                new Homeward(HERE, ISSUED, GOOD),
                new Homeward(
                        HERE,
                        ISSUED,
                        new CardAnswer.Good(
                                SignInMethod.CNS, "unchecked", CODE, Optional.empty(), Optional.of("D’Órsola\n"))),
                new Homeward(HERE, ISSUED, new CardAnswer.Refused("CARD-12")),
                new Homeward(HERE, ISSUED, new CardAnswer.Refused("CARD-12").reportedAs("0123456789")));
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void isReadAsItWasWritten(CardTicket ticket) {
        assertThat(TicketContent.read(TicketContent.write(ticket))).contains(ticket);
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void isNothingWhereItIsCutShort(CardTicket ticket) {
        byte[] whole = TicketContent.write(ticket);
        for (int length = 0; length < whole.length; length++) {
            assertThat(TicketContent.read(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    void printsNothingOfThePersonOrTheSession() {
        assertThat(new Homeward(HERE, ISSUED, GOOD).toString())
                .doesNotContain("RSSMRA85T10A562S", "Mario", "session,", "tab=");
    }
}
