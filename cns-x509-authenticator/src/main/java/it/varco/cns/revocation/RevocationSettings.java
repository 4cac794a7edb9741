package it.varco.cns.revocation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How sure a realm wants to be that a card still stands.
 *
 * @param mode which sources are asked
 * @param softUntil the last day, in Italy, on which a card is let in though nobody could be reached; empty: never
 * @param hosts the hosts that may be asked, in lower case; empty: any that a trusted certificate names
 * @param limits times, sizes and numbers
 */
public record RevocationSettings(RevocationMode mode, Optional<LocalDate> softUntil, Set<String> hosts, Limits limits) {

    /** Responder, then list; nobody in without an answer; any host of a trusted certificate. */
    public static final RevocationSettings STANDARD =
            new RevocationSettings(RevocationMode.OCSP_THEN_CRL, Optional.empty(), Set.of(), Limits.STANDARD);

    public RevocationSettings {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Times, sizes and numbers.
     *
     * @param perRequest how long one request may take
     * @param budget how long all requests about one card may take
     * @param clockSkew by how much the issuer's clock may differ from ours
     * @param longestOcspCache how long an answer is used at most, whatever it says
     * @param undatedAnswer how long an answer counts that does not say until when
     * @param failurePause how long a source that failed is not asked again
     * @param failuresThatOpen after how many failures in a row a host is left alone for that long
     * @param largestOcsp in bytes
     * @param largestCrl in bytes
     * @param mostAnswers how many OCSP answers are kept
     * @param mostLists how many lists are kept
     */
    public record Limits(
            Duration perRequest,
            Duration budget,
            Duration clockSkew,
            Duration longestOcspCache,
            Duration undatedAnswer,
            Duration failurePause,
            int failuresThatOpen,
            int largestOcsp,
            int largestCrl,
            int mostAnswers,
            int mostLists) {

        private static final int PAUSES_REMEMBERED = 10;

        /** Three seconds for a request and six for a card; 64 KB for an answer and 50 MB for a list. */
        public static final Limits STANDARD = new Limits(
                Duration.ofSeconds(3),
                Duration.ofSeconds(6),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                3,
                64 * 1024,
                50 * 1024 * 1024,
                20_000,
                256);

        /** How long it counts that a source was silent; who comes later asks it again. */
        Duration rememberedSilence() {
            return failurePause.multipliedBy(PAUSES_REMEMBERED);
        }

        public Limits {
            if (failuresThatOpen < 1 || largestOcsp < 1 || largestCrl < 1 || mostAnswers < 1 || mostLists < 1) {
                throw new IllegalArgumentException("limits are positive");
            }
        }
    }
}
