package it.varco.spid.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A key, and the days on which it counts.
 *
 * @param entityId the service provider that its certificate names; empty where it names none
 * @param duty what it is there for
 * @param signsFrom from when on it signs in the place of those that signed before; absent: from the beginning
 * @param publishedUntil from when on nobody is told of it any more; absent: for good
 */
public record DatedKey(
        PrivateKey signing,
        X509Certificate certificate,
        Optional<String> entityId,
        Duty duty,
        Optional<Instant> signsFrom,
        Optional<Instant> publishedUntil) {

    /** What a key is there for. */
    public enum Duty {
        SIGNS,
        /** It is published, so that it may sign one day or has signed until yesterday. */
        IS_PUBLISHED
    }

    boolean isPublishedAt(Instant now) {
        return publishedUntil.filter(end -> !now.isBefore(end)).isEmpty();
    }

    boolean maySignAt(Instant now) {
        return duty == Duty.SIGNS
                && isPublishedAt(now)
                && signsFrom.filter(now::isBefore).isEmpty();
    }

    Instant since() {
        return signsFrom.orElse(Instant.MIN);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "DatedKey[…]";
    }
}
