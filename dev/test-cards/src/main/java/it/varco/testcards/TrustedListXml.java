package it.varco.testcards;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A trusted list in the shape of AgID's (ETSI TS 119 612, version 5), to be signed or forged. Immutable.
 *
 * @param sequence its number, higher with each list
 * @param issued when it was issued
 * @param nextUpdate until when there must be another
 * @param coverage how its signature names what it covers
 * @param services the services on it
 */
public record TrustedListXml(
        int sequence, Instant issued, Instant nextUpdate, Coverage coverage, List<TrustService> services) {
    private static final Period LIFE = Period.ofMonths(6);

    /** How a signature says that it covers the whole list: both are in use. */
    public enum Coverage {
        /** An empty reference: the document. */
        DOCUMENT(""),
        /** A reference to the root's identifier. */
        ROOT("#" + ListText.ROOT_ID);

        private final String reference;

        Coverage(String reference) {
            this.reference = reference;
        }

        String reference() {
            return reference;
        }
    }

    /** Copies what it gets. */
    public TrustedListXml {
        Objects.requireNonNull(issued, "issued");
        Objects.requireNonNull(nextUpdate, "nextUpdate");
        Objects.requireNonNull(coverage, "coverage");
        services = List.copyOf(services);
    }

    /** List number 141 with nothing on it, issued yesterday, good for six months. */
    public static TrustedListXml at(Clock clock) {
        Instant yesterday = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.DAYS);
        return new TrustedListXml(
                141, yesterday, yesterday.atZone(ZoneOffset.UTC).plus(LIFE).toInstant(), Coverage.DOCUMENT, List.of());
    }

    /** The same with another number. */
    public TrustedListXml withSequence(int value) {
        return new TrustedListXml(value, issued, nextUpdate, coverage, services);
    }

    /** The same, good until another instant. */
    public TrustedListXml withNextUpdate(Instant value) {
        return new TrustedListXml(sequence, issued, value, coverage, services);
    }

    /** The same with a signature that refers otherwise. */
    public TrustedListXml withCoverage(Coverage value) {
        return new TrustedListXml(sequence, issued, nextUpdate, value, services);
    }

    /** The same with more services. */
    public TrustedListXml and(TrustService... more) {
        return new TrustedListXml(
                sequence,
                issued,
                nextUpdate,
                coverage,
                Stream.concat(services.stream(), Arrays.stream(more)).toList());
    }

    /** The same with more authorities of cards, as they are on the Italian list. */
    public TrustedListXml and(List<X509Certificate> authorities) {
        List<TrustService> all = new ArrayList<>(services);
        authorities.stream().map(TrustService::of).forEach(all::add);
        return new TrustedListXml(sequence, issued, nextUpdate, coverage, all);
    }

    /** The list, signed: enveloped, exclusive canonicalisation, RSA with SHA-256, with signed properties as in XAdES. */
    public byte[] signedBy(Authority signer) {
        return ListSigner.of(signer, coverage).sign(unsigned());
    }

    /**
     * A list that is not what its signer signed.
     *
     * @param forgery what is wrong with it
     * @param signer whose signature is misused
     * @param smuggled the authority that the forger wants to be believed
     */
    public byte[] forged(Forgery forgery, Authority signer, X509Certificate smuggled) {
        return forgery.of(this, signer, TrustService.of(smuggled));
    }

    byte[] unsigned() {
        return ListText.of(this).getBytes(StandardCharsets.UTF_8);
    }
}
