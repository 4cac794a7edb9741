package it.varco.register.modi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A token that is being made; what a test changes is changed before it is signed, and what it damages, after. */
final class TestToken {

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private String type;
    private String kid;
    private JWSAlgorithm algorithm;
    private JWK key;
    private UnaryOperator<String> damage = UnaryOperator.identity();

    TestToken(String type, JWK key, Map<String, Object> claims) {
        this.type = type;
        this.claims.putAll(claims);
        signedWith(key);
    }

    TestToken with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    TestToken ofType(String other) {
        type = other;
        return this;
    }

    TestToken signedWith(JWK other) {
        key = other;
        kid = other.getKeyID();
        algorithm = other instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
        return this;
    }

    TestToken withKeyId(String other) {
        kid = other;
        return this;
    }

    /** The public key, which all know, taken for a secret. */
    TestToken signedWithThePublicKeyAsSecret() {
        algorithm = JWSAlgorithm.HS256;
        return this;
    }

    TestToken unsigned() {
        algorithm = null;
        return this;
    }

    TestToken damaged(UnaryOperator<String> how) {
        damage = how;
        return this;
    }

    /** Other claims behind the same signature. */
    TestToken withClaimsChangedAfterSigning() {
        return damaged(text -> {
            String[] parts = text.split("\\.");
            return parts[0] + "." + Base64URL.encode("{\"sub\":\"x\"}") + "." + parts[2];
        });
    }

    String text() {
        try {
            JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
            claims.forEach(set::claim);
            return damage.apply(algorithm == null ? new PlainJWT(set.build()).serialize() : signed(set.build()));
        } catch (JOSEException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(JWTClaimsSet set) throws JOSEException, ParseException {
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID(kid);
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        SignedJWT token = new SignedJWT(header.build(), set);
        token.sign(signer());
        return token.serialize();
    }

    private JWSSigner signer() throws JOSEException {
        if (algorithm.equals(JWSAlgorithm.HS256)) {
            return new MACSigner(((RSAKey) key).toRSAPublicKey().getEncoded());
        }
        return key instanceof ECKey curve
                ? new ECDSASigner(curve)
                : new RSASSASigner(((RSAKey) key).toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
    }
}
