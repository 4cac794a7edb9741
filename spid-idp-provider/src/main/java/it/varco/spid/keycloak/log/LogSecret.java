package it.varco.spid.keycloak.log;

import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.component.ComponentModel;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyType;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.KeyProvider;

/** The register's secret among the realm's keys, under an algorithm of our own, so that nothing else in Keycloak ever picks it. */
final class LogSecret implements KeyProvider {

    static final String ALGORITHM = "VARCO-SPID-LOG";

    private final KeyWrapper key;

    LogSecret(ComponentModel model) {
        byte[] secret = Base64.getUrlDecoder().decode(model.get(Attributes.SECRET_KEY));
        this.key = new KeyWrapper();
        key.setProviderId(model.getId());
        key.setProviderPriority(model.get(Attributes.PRIORITY_KEY, 0L));
        key.setKid(model.get(Attributes.KID_KEY));
        key.setUse(KeyUse.ENC);
        key.setType(KeyType.OCT);
        key.setAlgorithm(ALGORITHM);
        key.setStatus(KeyStatus.PASSIVE);
        key.setSecretKey(new SecretKeySpec(secret, "HmacSHA256"));
    }

    @Override
    public Stream<KeyWrapper> getKeysStream() {
        return Stream.of(key);
    }
}
