package it.varco.cns.revocation;

import it.varco.cns.profile.KeyStrength;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Verifies with the JDK's own arithmetic what Bouncy Castle has read. */
record Signatures(KeyStrength strength) {

    /** A signed thing as Bouncy Castle checks it, each kind with an exception of its own. */
    @FunctionalInterface
    interface Signed {
        boolean isSignedBy(ContentVerifierProvider key) throws Exception;
    }

    boolean verifies(AlgorithmIdentifier algorithm, PublicKey key, Signed signed) {
        if (!strength.allowsSignature(algorithm.getAlgorithm().getId()) || !strength.suffices(key)) {
            return false;
        }
        try {
            return signed.isSignedBy(verifier(key));
        } catch (Exception broken) {
            // A signature that cannot even be read is one that does not verify.
            return false;
        }
    }

    private static ContentVerifierProvider verifier(PublicKey key) throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder().build(key);
    }
}
