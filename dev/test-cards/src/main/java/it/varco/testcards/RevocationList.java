package it.varco.testcards;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;

/**
 * A revocation list that is being put together. Immutable.
 *
 * @param issuer whose name and key it has
 * @param entries the certificates on it
 * @param thisUpdate when it was made
 * @param nextUpdate until when it is good
 * @param extensions those beyond number and key identifier
 */
record RevocationList(
        Authority issuer,
        List<Entry> entries,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        List<Extension> extensions) {
    static final String TYPE = "application/pkix-crl";
    private static final Duration LIFE = Duration.ofDays(1);

    /** Beyond the numbers that authorities give, which have fifteen bytes. */
    private static final BigInteger NOBODYS_NUMBERS = BigInteger.ONE.shiftLeft(126);

    /** One certificate, since when, and why. */
    record Entry(BigInteger number, Instant since, int reason) {}

    static RevocationList of(ListCall call) {
        Instant now = call.authorities().now();
        Authority issuer = call.authorities().of(call.ca());
        List<Entry> entries = call.authorities()
                .register()
                .notGood(issuer.certificate())
                .map(line -> new Entry(
                        line.getKey(),
                        line.getValue().since(),
                        line.getValue().standing() == Standing.ON_HOLD
                                ? CRLReason.certificateHold
                                : CRLReason.keyCompromise))
                .toList();
        return new RevocationList(issuer, entries, now, Optional.of(now.plus(LIFE)), List.of());
    }

    RevocationList signedBy(Authority other) {
        return new RevocationList(other, entries, thisUpdate, nextUpdate, extensions);
    }

    RevocationList empty() {
        return new RevocationList(issuer, List.of(), thisUpdate, nextUpdate, extensions);
    }

    /** As many certificates more that nobody has. */
    RevocationList and(int more) {
        List<Entry> all = new ArrayList<>(entries);
        IntStream.range(0, more)
                .mapToObj(i -> new Entry(
                        NOBODYS_NUMBERS.add(BigInteger.valueOf(i)), thisUpdate, CRLReason.cessationOfOperation))
                .forEach(all::add);
        return new RevocationList(issuer, all, thisUpdate, nextUpdate, extensions);
    }

    RevocationList made(Duration ago) {
        return new RevocationList(
                issuer, entries, thisUpdate.minus(ago), nextUpdate.map(instant -> instant.minus(ago)), extensions);
    }

    RevocationList withoutNextUpdate() {
        return new RevocationList(issuer, entries, thisUpdate, Optional.empty(), extensions);
    }

    /** Says that it is about authorities' certificates alone. */
    RevocationList ofAuthorities() {
        return with(CertificateMaker.critical(
                Extension.issuingDistributionPoint, new IssuingDistributionPoint(null, false, true)));
    }

    /** Says that it holds only what changed since another. */
    RevocationList delta() {
        return with(CertificateMaker.critical(Extension.deltaCRLIndicator, new ASN1Integer(1)));
    }

    Reply write() {
        return Reply.of(TYPE, encoded());
    }

    /** One bit of the signature, which is what the list ends with, is another. */
    Reply writeTampered() {
        byte[] bytes = encoded();
        bytes[bytes.length - 1] ^= 1;
        return Reply.of(TYPE, bytes);
    }

    private RevocationList with(Extension extension) {
        return new RevocationList(issuer, entries, thisUpdate, nextUpdate, List.of(extension));
    }

    private byte[] encoded() {
        try {
            X509v2CRLBuilder builder =
                    new X509v2CRLBuilder(CertificateMaker.nameOf(issuer.certificate()), Date.from(thisUpdate));
            nextUpdate.map(Date::from).ifPresent(builder::setNextUpdate);
            Map<Integer, Extensions> reasons = new HashMap<>();
            for (Entry entry : entries) {
                builder.addCRLEntry(
                        entry.number(),
                        Date.from(entry.since()),
                        reasons.computeIfAbsent(entry.reason(), RevocationList::reason));
            }
            builder.addExtension(CertificateMaker.authorityKeyIdentifier(issuer.certificate()));
            builder.addExtension(CertificateMaker.ordinary(
                    Extension.cRLNumber, new CRLNumber(BigInteger.valueOf(thisUpdate.getEpochSecond()))));
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            return builder.build(CertificateMaker.signer(issuer.privateKey())).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("A revocation list could not be written", e);
        }
    }

    private static Extensions reason(int reason) {
        return new Extensions(CertificateMaker.ordinary(Extension.reasonCode, CRLReason.lookup(reason)));
    }
}
