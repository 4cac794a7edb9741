package it.varco.spid.keycloak;

import it.varco.spid.registry.RegistryEntry;
import jakarta.ws.rs.core.UriBuilder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What templates know of SPID. */
public final class SpidPageBean {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final AuthenticationSessionModel authentication;

    SpidPageBean(
            KeycloakSession session, SpidIdentityProviderConfig config, AuthenticationSessionModel authentication) {
        this.session = session;
        this.config = config;
        this.authentication = authentication;
    }

    /** The identity provider's alias. */
    public String getAlias() {
        return config.getAlias();
    }

    /**
     * The entries in an order that is drawn anew at every call, since no identity provider may come first by habit. Each
     * has {@code name}, {@code entityId} and {@code loginUrl}.
     */
    public List<Map<String, String>> getEntries() {
        List<RegistryEntry> entries = new ArrayList<>(SpidServer.registries(session)
                .of(authentication.getRealm(), config)
                .entries());
        Collections.shuffle(entries, RANDOM);
        return entries.stream().map(this::describe).toList();
    }

    private Map<String, String> describe(RegistryEntry entry) {
        return Map.of(
                "name", entry.name(),
                "entityId", entry.entityId(),
                "loginUrl", startUrl(entry));
    }

    private String startUrl(RegistryEntry entry) {
        return UriBuilder.fromUri(Urls.realmBase(session.getContext().getUri().getBaseUri())
                        .path("{realm}/spid/start")
                        .build(authentication.getRealm().getName()))
                .queryParam(Constants.CLIENT_ID, "{client}")
                .queryParam(Constants.TAB_ID, "{tab}")
                .queryParam(SpidEntryChoice.PARAMETER, "{entry}")
                .build(authentication.getClient().getClientId(), authentication.getTabId(), entry.entityId())
                .toString();
    }
}
