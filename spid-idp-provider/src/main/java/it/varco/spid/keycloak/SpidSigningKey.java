package it.varco.spid.keycloak;

import it.varco.spid.metadata.MetadataKey;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.KeyUtils;
import org.keycloak.common.util.PemUtils;
import org.keycloak.component.ComponentModel;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.KeyProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

final class SpidSigningKey implements KeyProvider {

    /** Names of our own: no token is ever signed with this key, and it is not among the realm's published keys. */
    private static final String ALGORITHM = "VARCO-SPID";

    private static final String TYPE = "VARCO-SPID";

    private final KeyWrapper key;

    SpidSigningKey(ComponentModel model) {
        this.key = Optional.ofNullable(model.<KeyWrapper>getNote(ALGORITHM)).orElseGet(() -> load(model));
    }

    /** The realm's keys for SPID; empty where it has none that is active. */
    static Optional<MetadataKey> of(KeycloakSession session, RealmModel realm) {
        List<KeyWrapper> keys =
                session.keys().getKeysStream(realm, KeyUse.SIG, ALGORITHM).toList();
        return keys.stream()
                .filter(candidate -> candidate.getStatus().isActive())
                .findFirst()
                .map(active -> new MetadataKey(
                        (PrivateKey) active.getPrivateKey(), active.getCertificate(), others(keys, active)));
    }

    @Override
    public Stream<KeyWrapper> getKeysStream() {
        return Stream.of(key);
    }

    private static List<X509Certificate> others(List<KeyWrapper> keys, KeyWrapper active) {
        return keys.stream()
                .filter(other -> other != active)
                .map(KeyWrapper::getCertificate)
                .toList();
    }

    private static KeyWrapper load(ComponentModel model) {
        X509Certificate certificate = PemUtils.decodeCertificate(model.get(Attributes.CERTIFICATE_KEY));
        KeyWrapper key = new KeyWrapper();
        key.setProviderId(model.getId());
        key.setProviderPriority(model.get(Attributes.PRIORITY_KEY, 0L));
        key.setKid(KeyUtils.createKeyId(certificate.getPublicKey()));
        key.setUse(KeyUse.SIG);
        key.setType(TYPE);
        key.setAlgorithm(ALGORITHM);
        key.setStatus(KeyStatus.from(model.get(Attributes.ACTIVE_KEY, true), model.get(Attributes.ENABLED_KEY, true)));
        key.setPrivateKey(PemUtils.decodePrivateKey(model.get(Attributes.PRIVATE_KEY_KEY)));
        key.setPublicKey(certificate.getPublicKey());
        key.setCertificate(certificate);
        model.setNote(ALGORITHM, key);
        return key;
    }
}
