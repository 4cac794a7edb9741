package it.varco.register.modi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads tokens of one kind, signed with keys of one source. The algorithms are ours: neither none nor a shared secret is among them. */
final class TokenReader {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);
    private static final int LONGEST = 16_384;
    private static final int SMALLEST_RSA_BITS = 2048;

    private final DefaultJWTProcessor<SecurityContext> processor;
    private final ModiRefusal unreadable;
    private final ModiRefusal notSigned;

    TokenReader(
            JWKSource<SecurityContext> keys, Set<JOSEObjectType> types, ModiRefusal unreadable, ModiRefusal notSigned) {
        this.unreadable = unreadable;
        this.notSigned = notSigned;
        this.processor = new DefaultJWTProcessor<>();
        // It looks for null where a token has no type, which an immutable set doesn't bear.
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new HashSet<>(types)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS, (selector, context) -> strong(keys.get(selector, context))));
        // What the claims say is asked one by one, so that each answer has its code.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    SignedToken read(String text) throws ModiRefused {
        if (text.length() > LONGEST) {
            throw new ModiRefused(ModiRefusal.TOKEN_TOO_LONG);
        }
        SignedJWT token = parse(text);
        String kid = token.getHeader().getKeyID();
        if (kid == null) {
            throw new ModiRefused(notSigned);
        }
        try {
            return new SignedToken(text, kid, processor.process(token, null));
        } catch (KeySourceException noKeys) {
            throw new ModiRefused(ModiRefusal.KEYS_UNAVAILABLE);
        } catch (BadJOSEException | JOSEException bad) {
            throw new ModiRefused(notSigned);
        }
    }

    private SignedJWT parse(String text) throws ModiRefused {
        try {
            SignedJWT token = SignedJWT.parse(text);
            token.getJWTClaimsSet();
            return token;
        } catch (ParseException notOne) {
            throw new ModiRefused(unreadable);
        }
    }

    private static List<JWK> strong(List<JWK> keys) {
        return keys.stream()
                .filter(key -> !(key instanceof RSAKey rsa) || rsa.size() >= SMALLEST_RSA_BITS)
                .toList();
    }
}
