package it.varco.spid.keycloak.setting;

import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.ServiceProvider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** The realm as a service provider of SPID: it may be several, under one address for answers. */
public final class SpidServiceProvider {

    private final SpidIdentityProviderConfig config;
    private final RealmModel realm;
    private final URI base;

    public SpidServiceProvider(SpidIdentityProviderConfig config, RealmModel realm, URI base) {
        this.config = config;
        this.realm = realm;
        this.base = base;
    }

    /** The name of the realm's own service provider. */
    public String ownName() {
        return config.settings().entityId().orElseGet(() -> Urls.realmIssuer(base, realm.getName()));
    }

    /** The realm itself. */
    public ServiceProvider own() {
        return of(ownName(), config.settings().body().body());
    }

    /** The one that clients choose by that code. */
    public Optional<ServiceProvider> coded(String code) {
        return config.settings().body().others().stream()
                .filter(other -> other.code().equals(code))
                .map(other -> of(other.entityId(), other.body()))
                .findFirst();
    }

    /** Those that clients choose, by code. */
    public Map<String, ServiceProvider> others() {
        Map<String, ServiceProvider> found = new LinkedHashMap<>();
        config.settings().body().others().forEach(other -> found.put(other.code(), of(other.entityId(), other.body())));
        return found;
    }

    private ServiceProvider of(String entityId, Body body) {
        String endpoint = Urls.identityProviderAuthnResponse(base, config.getAlias(), realm.getName())
                .toString();
        return new ServiceProvider(
                entityId, endpoint, endpoint, body, config.settings().body().attributeSets());
    }
}
