package it.varco.register.modi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;

/** The keys of everybody, made once. */
final class TestKeys {

    static final RSAKey PDND = rsa("pdnd-1", 2048);
    static final RSAKey ORDER = rsa("order-1", 2048);
    static final ECKey ORDER_ON_A_CURVE = curve("order-2");
    static final RSAKey ANOTHER_CLIENT = rsa("another-1", 2048);
    static final RSAKey UNKNOWN = rsa("unknown-1", 2048);
    static final RSAKey WEAK = rsa("order-weak", 1024);

    static final JWKSource<SecurityContext> OF_PDND = source(PDND);
    static final JWKSource<SecurityContext> OF_CLIENTS = source(ORDER, ORDER_ON_A_CURVE, ANOTHER_CLIENT, WEAK);

    private TestKeys() {}

    private static JWKSource<SecurityContext> source(JWK... keys) {
        return new ImmutableJWKSet<>(
                new JWKSet(List.of(keys).stream().map(JWK::toPublicJWK).toList()));
    }

    private static RSAKey rsa(String kid, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey curve(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
