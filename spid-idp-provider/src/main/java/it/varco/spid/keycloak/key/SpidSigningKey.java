package it.varco.spid.keycloak.key;

import it.varco.spid.certificate.DatedKey;
import it.varco.spid.certificate.KeyRing;
import it.varco.spid.certificate.SubjectAttribute;
import java.security.PrivateKey;
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

/** A key that signs what this service provider says, with its certificate and the days on which it does (AgID, Avviso 29 v3). */
public final class SpidSigningKey implements KeyProvider {

    /** Names of our own: no token is ever signed with this key, and it is not among the realm's published keys. */
    public static final String ALGORITHM = "VARCO-SPID";

    private static final String TYPE = "VARCO-SPID";

    private final DatedKeyWrapper key;

    SpidSigningKey(ComponentModel model) {
        this.key =
                Optional.ofNullable(model.<DatedKeyWrapper>getNote(ALGORITHM)).orElseGet(() -> load(model));
    }

    /** A key with its days; Keycloak hands it on as it is. */
    private static final class DatedKeyWrapper extends KeyWrapper {

        private final KeyDays days;

        DatedKeyWrapper(KeyDays days) {
            this.days = days;
        }

        DatedKey dated() {
            return new DatedKey(
                    (PrivateKey) getPrivateKey(),
                    getCertificate(),
                    SubjectAttribute.URI.of(getCertificate()),
                    getStatus().isActive() ? DatedKey.Duty.SIGNS : DatedKey.Duty.IS_PUBLISHED,
                    days.signsFrom(),
                    days.publishedUntil());
        }
    }

    /** The realm's keys for SPID; those of higher priority first. */
    public static KeyRing ring(KeycloakSession session, RealmModel realm) {
        return new KeyRing(session.keys()
                .getKeysStream(realm, KeyUse.SIG, ALGORITHM)
                .filter(DatedKeyWrapper.class::isInstance)
                .map(key -> ((DatedKeyWrapper) key).dated())
                .toList());
    }

    @Override
    public Stream<KeyWrapper> getKeysStream() {
        return Stream.of(key);
    }

    private static DatedKeyWrapper load(ComponentModel model) {
        DatedKeyWrapper key = new DatedKeyWrapper(KeyDays.of(model));
        key.setCertificate(PemUtils.decodeCertificate(model.get(Attributes.CERTIFICATE_KEY)));
        key.setProviderId(model.getId());
        key.setProviderPriority(model.get(Attributes.PRIORITY_KEY, 0L));
        key.setKid(KeyUtils.createKeyId(key.getCertificate().getPublicKey()));
        key.setUse(KeyUse.SIG);
        key.setType(TYPE);
        key.setAlgorithm(ALGORITHM);
        key.setStatus(KeyStatus.from(model.get(Attributes.ACTIVE_KEY, true), model.get(Attributes.ENABLED_KEY, true)));
        key.setPrivateKey(PemUtils.decodePrivateKey(model.get(Attributes.PRIVATE_KEY_KEY)));
        key.setPublicKey(key.getCertificate().getPublicKey());
        model.setNote(ALGORITHM, key);
        return key;
    }
}
