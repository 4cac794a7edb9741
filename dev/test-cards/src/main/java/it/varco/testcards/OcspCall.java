package it.varco.testcards;

import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** What one OCSP request asks, and of whom. */
record OcspCall(
        Ca ca,
        CertificateID asked,
        Optional<Extension> nonce,
        TestAuthorities authorities,
        Gate gate,
        String elsewhere) {
    private static final Duration REVOKED_FOR = Duration.ofHours(1);

    /** The true answer, to be altered and written. */
    OcspAnswer asRegistered() {
        return OcspAnswer.of(this, registered());
    }

    OcspAnswer revoked() {
        return OcspAnswer.of(this, Optional.of(status(CRLReason.keyCompromise)));
    }

    OcspAnswer onHold() {
        return OcspAnswer.of(this, Optional.of(status(CRLReason.certificateHold)));
    }

    OcspAnswer unknown() {
        return OcspAnswer.of(this, Optional.of(new UnknownStatus()));
    }

    /** For a forger, and for who revokes nothing. */
    OcspAnswer good() {
        return OcspAnswer.of(this, Optional.empty());
    }

    CertificateID another() {
        return CertificateID.deriveCertificateID(asked, asked.getSerialNumber().add(BigInteger.ONE));
    }

    private Optional<CertificateStatus> registered() {
        Optional<Register.Line> line = authorities.register().find(asked.getSerialNumber());
        if (line.isEmpty() || !isOfThisAuthority()) {
            return Optional.of(new UnknownStatus());
        }
        return switch (line.get().standing()) {
            case GOOD -> Optional.empty();
            case REVOKED -> Optional.of(new RevokedStatus(Date.from(line.get().since()), CRLReason.keyCompromise));
            case ON_HOLD -> Optional.of(new RevokedStatus(Date.from(line.get().since()), CRLReason.certificateHold));
        };
    }

    private boolean isOfThisAuthority() {
        try {
            return asked.matchesIssuer(
                    new JcaX509CertificateHolder(authorities.of(ca).certificate()),
                    new JcaDigestCalculatorProviderBuilder().build());
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException e) {
            return false;
        }
    }

    /** Since long before anybody asks: the JDK's check passes over a revocation that is not before the second in which it began to check. */
    private CertificateStatus status(int reason) {
        return new RevokedStatus(Date.from(authorities.now().minus(REVOKED_FOR)), reason);
    }
}
