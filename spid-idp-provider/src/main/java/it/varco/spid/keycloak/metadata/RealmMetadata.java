package it.varco.spid.keycloak.metadata;

import it.varco.spid.keycloak.key.SpidSigningKey;
import it.varco.spid.keycloak.setting.CieServiceProviders;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidServiceProvider;
import it.varco.spid.lint.MetadataLint;
import it.varco.spid.metadata.MetadataSource;
import it.varco.spid.scheme.Scheme;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The documents of all of a realm's service providers. */
public final class RealmMetadata {

    /** How the realm's own service provider is called, which clients need not choose. */
    public static final String OWN = "";

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final RealmModel realm;
    private final SpidServiceProvider providers;

    public RealmMetadata(KeycloakSession session, SpidIdentityProviderConfig config) {
        this.session = session;
        this.config = config;
        this.realm = session.getContext().getRealm();
        this.providers = new SpidServiceProvider(
                config, realm, session.getContext().getUri().getBaseUri());
    }

    public RealmModel realm() {
        return realm;
    }

    public SpidIdentityProviderConfig config() {
        return config;
    }

    /** The service provider of that code; {@link #OWN} is the realm's own. */
    public Optional<MetadataSource> provider(String code) {
        return code.equals(OWN) ? Optional.of(own()) : Optional.ofNullable(others().get(code));
    }

    private MetadataSource own() {
        return switch (config.scheme()) {
            case SPID, EIDAS -> providers.own();
            case CIE -> CieServiceProviders.of(session, config);
        };
    }

    private Map<String, ? extends MetadataSource> others() {
        return switch (config.scheme()) {
            case SPID, EIDAS -> providers.others();
            case CIE -> Map.of();
        };
    }

    private Map<String, MetadataSource> everyone() {
        Map<String, MetadataSource> all = new LinkedHashMap<>();
        all.put(OWN, own());
        all.putAll(others());
        return all;
    }

    /** The document, signed; empty where no key may sign it now. */
    public Optional<SignedMetadata> signed(String code, MetadataSource provider) {
        return SpidSigningKey.ring(session, realm)
                .at(now(), provider.entityId(), providers.ownName())
                .map(key -> MetadataKeeper.of(session)
                        .metadata()
                        .of(realm.getId(), config.getAlias(), code, provider, key, lint(config.scheme())));
    }

    /** All documents that a key can sign, by the codes of their service providers. */
    public Map<String, SignedMetadata> all() {
        Map<String, SignedMetadata> found = new LinkedHashMap<>();
        everyone().forEach((code, provider) -> signed(code, provider).ifPresent(signed -> found.put(code, signed)));
        return found;
    }

    /** What whoever the documents of that scheme are filed with looks at. */
    public static MetadataLint lint(Scheme scheme) {
        return switch (scheme) {
            case SPID, EIDAS -> MetadataLint.AGID;
            case CIE -> MetadataLint.MINISTRY;
        };
    }

    /** The names of those that no key may sign for now. */
    public List<String> unsigned() {
        return everyone().values().stream()
                .filter(provider -> SpidSigningKey.ring(session, realm)
                        .at(now(), provider.entityId(), providers.ownName())
                        .isEmpty())
                .map(MetadataSource::entityId)
                .toList();
    }

    public KeycloakSession session() {
        return session;
    }

    public SpidServiceProvider providers() {
        return providers;
    }

    public Instant now() {
        return MetadataKeeper.of(session).clock().instant();
    }
}
