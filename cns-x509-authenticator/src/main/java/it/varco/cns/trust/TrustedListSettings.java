package it.varco.cns.trust;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How AgID's trusted list is read.
 *
 * @param signers the SHA-256 fingerprints of the certificates that may sign it, in hexadecimal; colons are forgiven
 * @param statuses the service statuses that make an authority believed, as URIs
 * @param whenStale what happens once the {@link #GRACE} after its promised replacement is over
 */
public record TrustedListSettings(Set<String> signers, Set<String> statuses, WhenStale whenStale) {

    /** How long after its promised replacement a list still counts as current. */
    public static final Duration GRACE = Duration.ofDays(7);

    private static final String STATUS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";

    /** The status of CNS and CIE authorities on the Italian list. */
    public static final String NATIONAL_LEVEL = STATUS + "recognisedatnationallevel";

    /** The status of qualified services. */
    public static final String GRANTED = STATUS + "granted";

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /** What happens with a list that should long have been replaced. */
    public enum WhenStale {
        /** It stays in use, and operators are told: the list is national infrastructure. */
        WARN,
        /** Nobody on it is believed any more. */
        STOP
    }

    public TrustedListSettings {
        signers = signers.stream()
                .map(signer -> signer.replace(":", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        statuses = Set.copyOf(statuses);
        if (signers.isEmpty()
                || !signers.stream()
                        .allMatch(signer -> FINGERPRINT.matcher(signer).matches())) {
            throw new IllegalArgumentException("the list's signers are SHA-256 fingerprints, one at least");
        }
    }

    /** Authorities recognised at national level or granted. */
    public static TrustedListSettings signedBy(Set<String> signers, WhenStale whenStale) {
        return new TrustedListSettings(signers, Set.of(NATIONAL_LEVEL, GRANTED), whenStale);
    }
}
