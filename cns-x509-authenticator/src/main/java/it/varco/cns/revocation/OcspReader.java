package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationSettings.Limits;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Writes the question about a certificate and judges the answer. No nonce is sent, since answers are kept, and one that
 * comes is not asked for. The answer's signer is the card's issuer itself, or somebody to whom that same issuer gave a
 * certificate for just that; who the answer says has signed it plays no part.
 *
 * <p>Source: RFC 6960; RFC 5019 for the question.
 */
final class OcspReader {

    private static final int MOST_CERTIFICATES = 4;
    private static final Set<ASN1ObjectIdentifier> KNOWN_EXTENSIONS = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);

    private final Signatures signatures;
    private final Limits limits;
    private final DigestCalculatorProvider digests;

    OcspReader(Signatures signatures, Limits limits) {
        this.signatures = signatures;
        this.limits = limits;
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("the JDK has digests", impossible);
        }
    }

    byte[] question(Issued asked) {
        try {
            CertificateID id = new CertificateID(digests.get(CertificateID.HASH_SHA1), asked.issuer(), asked.serial());
            return new OCSPReqBuilder().addRequest(id).build().getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("a question of two hashes and a number can be written", impossible);
        }
    }

    OcspAnswer answer(byte[] bytes, Issued asked, Instant now) {
        try {
            OCSPResp response = new OCSPResp(bytes);
            return response.getStatus() == OCSPResp.SUCCESSFUL
                            && response.getResponseObject() instanceof BasicOCSPResp basic
                    ? judge(basic, asked, now)
                    : failure(Status.UNREACHABLE, now);
        } catch (IOException | OCSPException | RuntimeException unreadable) {
            // What is no answer at all, such as the page of a proxy, is silence.
            return failure(Status.UNREACHABLE, now);
        }
    }

    OcspAnswer failure(Status status, Instant now) {
        return new OcspAnswer(status, now, now.plus(limits.failurePause()));
    }

    private OcspAnswer judge(BasicOCSPResp answer, Issued asked, Instant now) throws OCSPException {
        List<SingleResp> about = Arrays.stream(answer.getResponses())
                .filter(single -> isAbout(single, asked))
                .toList();
        Set<?> critical = answer.getCriticalExtensionOIDs();
        boolean understood = KNOWN_EXTENSIONS.containsAll(critical)
                && about.stream()
                        .allMatch(single -> single.getCriticalExtensionOIDs().isEmpty());
        if (about.isEmpty() || !understood || !isSignedForIssuer(answer, asked, now)) {
            return failure(Status.FORGED, now);
        }
        List<SingleResp> current =
                about.stream().filter(single -> isCurrent(single, now)).toList();
        if (current.isEmpty()) {
            return failure(Status.UNREACHABLE, now);
        }
        SingleResp gravest = current.stream()
                .filter(single -> single.getCertStatus() != CertificateStatus.GOOD)
                .findFirst()
                .orElse(current.get(0));
        Status status = status(gravest);
        return status == Status.UNKNOWN
                ? failure(status, now)
                : new OcspAnswer(status, now, earlier(until(gravest), now.plus(limits.longestOcspCache())));
    }

    private boolean isAbout(SingleResp single, Issued asked) {
        try {
            return single.getCertID().getSerialNumber().equals(asked.serial())
                    && single.getCertID().matchesIssuer(asked.issuer(), digests);
        } catch (OCSPException unknownDigest) {
            return false;
        }
    }

    private boolean isSignedForIssuer(BasicOCSPResp answer, Issued asked, Instant now) throws OCSPException {
        if (isSignedBy(answer, asked.issuerKey())) {
            return true;
        }
        return Arrays.stream(answer.getCerts())
                .limit(MOST_CERTIFICATES)
                .filter(delegate -> isDelegate(delegate, asked, now))
                .flatMap(delegate -> key(delegate).stream())
                .anyMatch(key -> isSignedBy(answer, key));
    }

    private boolean isSignedBy(BasicOCSPResp answer, PublicKey key) {
        return signatures.verifies(answer.getSignatureAlgorithmID(), key, answer::isSignatureValid);
    }

    private boolean isDelegate(X509CertificateHolder delegate, Issued asked, Instant now) {
        return delegate.hasExtensions()
                && delegate.isValidOn(Date.from(now))
                && delegate.getIssuer().equals(asked.issuer().getSubject())
                && Optional.ofNullable(ExtendedKeyUsage.fromExtensions(delegate.getExtensions()))
                        .filter(purposes -> purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning))
                        .isPresent()
                && signatures.verifies(delegate.getSignatureAlgorithm(), asked.issuerKey(), delegate::isSignatureValid);
    }

    private static Optional<PublicKey> key(X509CertificateHolder certificate) {
        try {
            return Optional.of(new JcaX509CertificateConverter()
                    .getCertificate(certificate)
                    .getPublicKey());
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isCurrent(SingleResp single, Instant now) {
        return !single.getThisUpdate().toInstant().isAfter(now.plus(limits.clockSkew()))
                && !until(single).plus(limits.clockSkew()).isBefore(now);
    }

    /** An answer without an end is one that its responder would give anew at any time. */
    private Instant until(SingleResp single) {
        return Optional.ofNullable(single.getNextUpdate())
                .map(Date::toInstant)
                .orElseGet(() -> single.getThisUpdate().toInstant().plus(limits.undatedAnswer()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Status status(SingleResp single) {
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return Status.GOOD;
        }
        if (!(status instanceof RevokedStatus revoked)) {
            return Status.UNKNOWN;
        }
        return revoked.hasRevocationReason() && revoked.getRevocationReason() == CRLReason.certificateHold
                ? Status.SUSPENDED
                : Status.REVOKED;
    }
}
