package it.varco.spid.keycloak.page;

import it.varco.spid.keycloak.registry.Registries;
import it.varco.spid.keycloak.registry.RegistryKeeper;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.registry.Registry;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.scheme.Scheme;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which entry the person, or else the application, chose. */
public sealed interface SpidEntryChoice {

    /** The parameter of our links and of an application's request: an entity id. */
    String PARAMETER = "idp";

    /** Where Keycloak keeps that parameter of an application's request. */
    String REQUESTED = AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + PARAMETER;

    /** An entry that a registry of that scheme holds. */
    record Chosen(RegistryEntry entry, Scheme scheme) implements SpidEntryChoice {}

    /** A name was given that the registry does not hold. */
    record Unknown() implements SpidEntryChoice {}

    /** Nobody has chosen yet. */
    record Open() implements SpidEntryChoice {}

    /** There is nobody to ask. */
    record Nobody() implements SpidEntryChoice {}

    /** Of several, the person's click counts before the application's request; where one is all there is, neither does. */
    static SpidEntryChoice of(
            KeycloakSession session, SpidIdentityProviderConfig config, AuthenticationSessionModel authentication) {
        RealmModel realm = authentication.getRealm();
        Registries registries = RegistryKeeper.of(session).registries();
        return switch (config.scheme().asked()) {
            case BY_CHOICE ->
                Optional.ofNullable(session.getContext()
                                .getUri()
                                .getQueryParameters()
                                .getFirst(PARAMETER))
                        .or(() -> Optional.ofNullable(authentication.getClientNote(REQUESTED)))
                        .map(entityId -> named(entityId, config, scheme -> registries.of(realm, config, scheme)))
                        .orElseGet(Open::new);
            case THE_ONE_THERE_IS ->
                registries.of(realm, config, config.scheme()).entries().stream()
                        .findFirst()
                        .<SpidEntryChoice>map(entry -> new Chosen(entry, config.scheme()))
                        .orElseGet(Nobody::new);
        };
    }

    private static SpidEntryChoice named(
            String entityId, SpidIdentityProviderConfig config, Function<Scheme, Registry> registries) {
        return config.feeds().stream()
                .map(SpidIdentityProviderConfig.Feed::scheme)
                .flatMap(scheme -> registries.apply(scheme).find(entityId).stream()
                        .<SpidEntryChoice>map(entry -> new Chosen(entry, scheme)))
                .findFirst()
                .orElseGet(Unknown::new);
    }
}
