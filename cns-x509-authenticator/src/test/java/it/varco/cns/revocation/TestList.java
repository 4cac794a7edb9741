package it.varco.cns.revocation;

import it.varco.cns.TestClock;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Lists that no responder of the test cards gives out, made by hand. */
final class TestList {

    private final X509v2CRLBuilder builder;

    TestList(String issuer) {
        Instant now = TestClock.START;
        builder = new X509v2CRLBuilder(new X500Name(issuer), Date.from(now.minus(Duration.ofHours(1))));
        builder.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
    }

    TestList revoking(BigInteger serial) {
        builder.addCRLEntry(serial, Date.from(TestClock.START.minus(Duration.ofDays(1))), CRLReason.keyCompromise);
        return this;
    }

    /** With an entry that is about a certificate of another issuer. */
    TestList revokingForAnother(String issuer) {
        return entry(new Extension(
                Extension.certificateIssuer, true, encoded(new GeneralNames(new GeneralName(new X500Name(issuer))))));
    }

    /** With an entry that has a critical extension which nobody knows. */
    TestList revokingOddly() {
        return entry(new Extension(new ASN1ObjectIdentifier("1.3.76.99.7"), true, encoded(CRLReason.lookup(1))));
    }

    private TestList entry(Extension extension) {
        builder.addCRLEntry(BigInteger.TWO, Date.from(TestClock.START), new Extensions(extension));
        return this;
    }

    /** Saying that it is the one at that address. */
    TestList calling(String address) {
        return with(new IssuingDistributionPoint(
                new DistributionPointName(
                        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address))),
                false,
                false));
    }

    TestList with(IssuingDistributionPoint scope) {
        return with(new Extension(Extension.issuingDistributionPoint, true, encoded(scope)));
    }

    TestList with(Extension extension) {
        try {
            builder.addExtension(extension);
            return this;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] signedBy(KeyPair keys) {
        try {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encoded(ASN1Object value) {
        try {
            return value.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
