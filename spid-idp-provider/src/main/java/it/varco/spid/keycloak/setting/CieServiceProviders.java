package it.varco.spid.keycloak.setting;

import it.varco.spid.metadata.CieServiceProvider;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** The realm as a service provider of CIE. */
public final class CieServiceProviders {

    private CieServiceProviders() {}

    public static CieServiceProvider of(KeycloakSession session, SpidIdentityProviderConfig config) {
        RealmModel realm = session.getContext().getRealm();
        URI base = session.getContext().getUri().getBaseUri();
        String endpoint = Urls.identityProviderAuthnResponse(base, config.getAlias(), realm.getName())
                .toString();
        String entityId = config.settings().entityId().orElseGet(() -> Urls.realmIssuer(base, realm.getName()));
        return new CieSettings(config.getConfig()).serviceProvider(entityId, endpoint);
    }
}
