package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationList.Holders;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.cert.X509CRLHolder;

/**
 * Reads a list once, and keeps of it what look-ups need. A list that is only a difference to another, that speaks for
 * other issuers, for some reasons only, or by rules that are not known here, is refused: not being on it would prove
 * nothing.
 *
 * <p>Source: RFC 5280, sections 5 and 6.3.
 */
final class CrlReader {

    private static final int LONGEST_SERIAL = 64;

    private final Signatures signatures;

    CrlReader(Signatures signatures) {
        this.signatures = signatures;
    }

    /** A list that was parsed, whose signature is not looked at yet. */
    record Unverified(X509CRLHolder crl) {

        X500Name issuer() {
            return crl.getIssuer();
        }
    }

    /** @throws IOException where the bytes are no list */
    static Unverified parse(byte[] bytes) throws IOException {
        try {
            return new Unverified(new X509CRLHolder(bytes));
        } catch (RuntimeException unreadable) {
            throw new IOException("no list that can be read");
        }
    }

    /** The list, if that key has signed it and it is of a kind that proves something. */
    Optional<RevocationList> verify(Unverified unverified, PublicKey key) {
        X509CRLHolder crl = unverified.crl();
        try {
            return signatures.verifies(crl.toASN1Structure().getSignatureAlgorithm(), key, crl::isSignatureValid)
                    ? read(crl, key)
                    : Optional.empty();
        } catch (RuntimeException unreadable) {
            // Bouncy Castle throws what it likes at what it cannot read.
            return Optional.empty();
        }
    }

    private static Optional<RevocationList> read(X509CRLHolder crl, PublicKey key) {
        if (crl.getNextUpdate() == null) {
            return Optional.empty();
        }
        Optional<IssuingDistributionPoint> point = Optional.ofNullable(crl.getExtensions())
                .map(all -> all.getExtensionParsedValue(Extension.issuingDistributionPoint))
                .map(IssuingDistributionPoint::getInstance);
        if (!isWhole(crl, point)) {
            return Optional.empty();
        }
        Set<GeneralName> names = point.stream()
                .flatMap(place -> Locations.names(place.getDistributionPoint()))
                .collect(Collectors.toUnmodifiableSet());
        if (names.isEmpty()
                && point.map(place -> place.getDistributionPoint() != null).orElse(false)) {
            return Optional.empty();
        }
        return serials(crl.toASN1Structure().getTBSCertList())
                .map(serials -> new RevocationList(
                        crl.getIssuer(),
                        key,
                        crl.getThisUpdate().toInstant(),
                        crl.getNextUpdate().toInstant(),
                        names,
                        holders(point),
                        serials));
    }

    private static boolean isWhole(X509CRLHolder crl, Optional<IssuingDistributionPoint> point) {
        Set<?> critical = crl.getCriticalExtensionOIDs();
        return crl.getExtension(Extension.deltaCRLIndicator) == null
                && Set.of(Extension.issuingDistributionPoint).containsAll(critical)
                && point.map(place -> !place.isIndirectCRL()
                                && !place.onlyContainsAttributeCerts()
                                && place.getOnlySomeReasons() == null
                                && !(place.onlyContainsCACerts() && place.onlyContainsUserCerts()))
                        .orElse(true);
    }

    private static Holders holders(Optional<IssuingDistributionPoint> point) {
        if (point.map(IssuingDistributionPoint::onlyContainsUserCerts).orElse(false)) {
            return Holders.PEOPLE;
        }
        return point.map(IssuingDistributionPoint::onlyContainsCACerts).orElse(false)
                ? Holders.AUTHORITIES
                : Holders.EVERYBODY;
    }

    private static Optional<RevokedSerials> serials(TBSCertList list) {
        List<RevokedSerials.Entry> entries = new ArrayList<>();
        for (Enumeration<?> listed = list.getRevokedCertificateEnumeration(); listed.hasMoreElements(); ) {
            TBSCertList.CRLEntry entry = (TBSCertList.CRLEntry) listed.nextElement();
            byte[] serial = entry.getUserCertificate().getValue().toByteArray();
            Optional<Extensions> extensions = Optional.ofNullable(entry.getExtensions());
            if (serial.length > LONGEST_SERIAL
                    || extensions.map(all -> !isUnderstood(all)).orElse(false)) {
                return Optional.empty();
            }
            entries.add(new RevokedSerials.Entry(
                    serial, extensions.map(CrlReader::isHold).orElse(false)));
        }
        return Optional.of(RevokedSerials.of(entries));
    }

    private static boolean isUnderstood(Extensions extensions) {
        ASN1ObjectIdentifier[] critical = extensions.getCriticalExtensionOIDs();
        return extensions.getExtension(Extension.certificateIssuer) == null
                && Set.of(Extension.reasonCode, Extension.invalidityDate).containsAll(List.of(critical));
    }

    private static boolean isHold(Extensions extensions) {
        return Optional.ofNullable(extensions.getExtensionParsedValue(Extension.reasonCode))
                .map(ASN1Enumerated::getInstance)
                .filter(reason -> reason.intValueExact() == CRLReason.certificateHold)
                .isPresent();
    }
}
