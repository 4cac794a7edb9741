package it.varco.testcards;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;

/**
 * A signed OCSP answer that is being put together. Immutable.
 *
 * @param about the certificates that it speaks of, all alike
 * @param status nothing: good
 * @param signer whose key signs
 * @param shown the certificates that come with it
 * @param thisUpdate when the status was true
 * @param nextUpdate until when it is good
 * @param nonce the request's, or another
 */
record OcspAnswer(
        List<CertificateID> about,
        Optional<CertificateStatus> status,
        Authority signer,
        List<X509Certificate> shown,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        Optional<Extension> nonce) {
    static final String TYPE = "application/ocsp-response";
    private static final Duration LIFE = Duration.ofHours(1);

    static OcspAnswer of(OcspCall call, Optional<CertificateStatus> status) {
        Instant now = call.authorities().now();
        return new OcspAnswer(
                List.of(call.asked()),
                status,
                call.authorities().of(call.ca()),
                List.of(),
                now,
                Optional.of(now.plus(LIFE)),
                Optional.empty());
    }

    OcspAnswer about(CertificateID... others) {
        return new OcspAnswer(List.of(others), status, signer, shown, thisUpdate, nextUpdate, nonce);
    }

    OcspAnswer signedBy(Authority other) {
        return new OcspAnswer(about, status, other, List.of(other.certificate()), thisUpdate, nextUpdate, nonce);
    }

    OcspAnswer made(Duration ago) {
        return new OcspAnswer(
                about,
                status,
                signer,
                shown,
                thisUpdate.minus(ago),
                nextUpdate.map(instant -> instant.minus(ago)),
                nonce);
    }

    OcspAnswer withoutNextUpdate() {
        return new OcspAnswer(about, status, signer, shown, thisUpdate, Optional.empty(), nonce);
    }

    OcspAnswer with(Optional<Extension> other) {
        return new OcspAnswer(about, status, signer, shown, thisUpdate, nextUpdate, other);
    }

    static Extension nonceOf(byte[] bytes) {
        return CertificateMaker.ordinary(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, new DEROctetString(bytes));
    }

    /** An answer that says why there is none (RFC 6960 §4.2.1). */
    static Reply failure(int responseStatus) {
        try {
            return Reply.of(
                    TYPE, new OCSPRespBuilder().build(responseStatus, null).getEncoded());
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("An OCSP answer could not be written", e);
        }
    }

    Reply write() {
        return Reply.of(TYPE, encoded());
    }

    /** One bit of the signature, which is what the answer ends with, is another. */
    Reply writeTampered() {
        byte[] bytes = encoded();
        bytes[bytes.length - 1] ^= 1;
        return Reply.of(TYPE, bytes);
    }

    private byte[] encoded() {
        try {
            BasicOCSPRespBuilder builder =
                    new BasicOCSPRespBuilder(new RespID(CertificateMaker.nameOf(signer.certificate())));
            for (CertificateID id : about) {
                builder.addResponse(
                        id,
                        status.orElse(CertificateStatus.GOOD),
                        Date.from(thisUpdate),
                        nextUpdate.map(Date::from).orElse(null),
                        null);
            }
            nonce.ifPresent(value -> builder.setResponseExtensions(new Extensions(value)));
            X509CertificateHolder[] certificates = new X509CertificateHolder[shown.size()];
            for (int i = 0; i < certificates.length; i++) {
                certificates[i] = new JcaX509CertificateHolder(shown.get(i));
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    CertificateMaker.signer(signer.privateKey()), certificates, Date.from(thisUpdate)))
                    .getEncoded();
        } catch (OCSPException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("An OCSP answer could not be written", e);
        }
    }
}
