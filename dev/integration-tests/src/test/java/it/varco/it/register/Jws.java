package it.varco.it.register;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens as the Order, PDND and whoever would like to be either make them. */
final class Jws {

    private Jws() {}

    static String signed(RSAKey key, String kid, String type, Map<String, Object> claims) {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType(type))
                            .keyID(kid)
                            .build(),
                    new RSASSASigner(key),
                    claims);
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** With algorithm {@code none}. */
    static String unsigned(String type, Map<String, Object> claims) {
        return new PlainJWT(
                        new PlainHeader.Builder().type(new JOSEObjectType(type)).build(), set(claims))
                .serialize();
    }

    /** With a shared secret: the very public key that everybody can fetch, as PEM has it. */
    static String signedWithThePublicKeyAsSecret(RSAKey key, String kid, String type, Map<String, Object> claims) {
        try {
            byte[] secret = key.toRSAPublicKey().getEncoded();
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(new JOSEObjectType(type))
                            .keyID(kid)
                            .build(),
                    new MACSigner(secret),
                    claims);
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The claims of a token, which can be changed. */
    static Map<String, Object> claims(String token) {
        try {
            return new LinkedHashMap<>(SignedJWT.parse(token).getJWTClaimsSet().toJSONObject());
        } catch (ParseException notOne) {
            throw new AssertionError(notOne);
        }
    }

    /** The key that a token names. */
    static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException notOne) {
            throw new AssertionError(notOne);
        }
    }

    /** The header and the signature of one, with other claims between them. */
    static String tampered(String token, Map<String, Object> claims) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + Base64URL.encode(set(claims).toString().getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    private static String signed(JWSHeader header, JWSSigner signer, Map<String, Object> claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, set(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet set(Map<String, Object> claims) {
        try {
            return JWTClaimsSet.parse(claims);
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
