package it.varco.spid.keycloak;

import it.varco.spid.metadata.ServiceProvider;
import java.net.URI;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** The realm as a service provider of SPID. */
final class SpidServiceProvider {

    private SpidServiceProvider() {}

    static ServiceProvider of(SpidIdentityProviderConfig config, RealmModel realm, URI base) {
        SpidSettings settings = config.settings();
        String endpoint = Urls.identityProviderAuthnResponse(base, config.getAlias(), realm.getName())
                .toString();
        return new ServiceProvider(
                settings.entityId().orElseGet(() -> Urls.realmIssuer(base, realm.getName())),
                endpoint,
                endpoint,
                settings.organization(),
                settings.contact(),
                List.of(settings.attributeSet()));
    }
}
