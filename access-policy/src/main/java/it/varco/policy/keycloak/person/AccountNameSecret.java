package it.varco.policy.keycloak.person;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.component.ComponentModel;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyType;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.KeyProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm's secret among its keys, under an algorithm of our own, so that nothing else in Keycloak ever picks it. */
final class AccountNameSecret implements KeyProvider {

    private static final String ALGORITHM = "VARCO-ACCOUNT-NAME";

    private final KeyWrapper key;

    AccountNameSecret(ComponentModel model) {
        this.key = load(model);
    }

    /** The realm's secret; empty where the realm has no component of this kind. */
    static Optional<SecretKey> of(KeycloakSession session, RealmModel realm) {
        return session.keys()
                .getKeysStream(realm, KeyUse.SIG, ALGORITHM)
                .findFirst()
                .map(KeyWrapper::getSecretKey);
    }

    @Override
    public Stream<KeyWrapper> getKeysStream() {
        return Stream.of(key);
    }

    private static KeyWrapper load(ComponentModel model) {
        byte[] secret = Base64.getUrlDecoder().decode(model.get(Attributes.SECRET_KEY));
        KeyWrapper key = new KeyWrapper();
        key.setProviderId(model.getId());
        key.setProviderPriority(model.get(Attributes.PRIORITY_KEY, 0L));
        key.setKid(model.get(Attributes.KID_KEY));
        key.setUse(KeyUse.SIG);
        key.setType(KeyType.OCT);
        key.setAlgorithm(ALGORITHM);
        key.setStatus(KeyStatus.PASSIVE);
        key.setSecretKey(new SecretKeySpec(secret, "HmacSHA256"));
        return key;
    }
}
