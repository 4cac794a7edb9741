package it.varco.spid.keycloak.logout;

import it.varco.spid.keycloak.key.SpidSigningKey;
import it.varco.spid.keycloak.message.SignedMessage;
import it.varco.spid.keycloak.registry.Registries;
import it.varco.spid.keycloak.registry.RegistryKeeper;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidServiceProvider;
import it.varco.spid.logout.FederatedSession;
import it.varco.spid.logout.LogoutOutcome;
import it.varco.spid.logout.LogoutXml;
import it.varco.spid.metadata.MetadataKey;
import it.varco.spid.registry.Binding;
import it.varco.spid.registry.LogoutService;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.MessageHead;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Logout messages of ours, each by the way that the entry's metadata names. */
final class LogoutMessages {

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final RealmModel realm;
    private final Instant now;

    LogoutMessages(KeycloakSession session, SpidIdentityProviderConfig config, Instant now) {
        this.session = session;
        this.config = config;
        this.realm = session.getContext().getRealm();
        this.now = now;
    }

    /** The entry as the registry knows it now; empty where it is unknown or retired. */
    Optional<RegistryEntry> entry(String entityId) {
        Registries registries = RegistryKeeper.of(session).registries();
        return config.feeds().stream()
                .flatMap(feed -> registries.of(realm, feed).find(entityId).stream())
                .findFirst();
    }

    /** The name under which the realm speaks where nobody knows for whom. */
    String ownName() {
        return providers().ownName();
    }

    /** Whether the entry's session can be ended from here: on its page, or by a message that there is a key to sign. */
    boolean canAsk(FederatedSession federated) {
        return switch (config.scheme().singleLogout()) {
            case ON_ITS_PAGE -> page(federated).isPresent();
            case BY_MESSAGES ->
                entry(federated.entityId()).flatMap(this::usualWay).isPresent()
                        && key(federated.serviceProvider()).isPresent();
        };
    }

    /** Asks the entry, or lets the person ask it, to end its session; empty where it cannot be asked any more. */
    Optional<Response> request(PendingLogout pending) {
        return switch (config.scheme().singleLogout()) {
            case ON_ITS_PAGE ->
                page(pending.asked()).map(page -> new LogoutPages(session, config.getAlias()).elsewhere(pending, page));
            case BY_MESSAGES -> message(pending);
        };
    }

    /** Where the entry ends its session for whoever comes. */
    private Optional<URI> page(FederatedSession federated) {
        return entry(federated.entityId())
                .flatMap(entry -> Optional.ofNullable(entry.singleLogout().get(Binding.REDIRECT)))
                .map(LogoutService::location);
    }

    private Optional<Response> message(PendingLogout pending) {
        FederatedSession asked = pending.asked();
        Optional<MetadataKey> key = key(asked.serviceProvider());
        return entry(asked.entityId())
                .flatMap(entry -> usualWay(entry)
                        .flatMap(way -> key.map(signing -> {
                            URI location = entry.singleLogout().get(way).location();
                            return new SignedMessage(
                                            LogoutXml.request(
                                                    new MessageHead(
                                                            pending.id(),
                                                            instant(),
                                                            location.toString(),
                                                            asked.serviceProvider()),
                                                    asked),
                                            way,
                                            location,
                                            signing,
                                            pending.relayState())
                                    .asRequest(session);
                        })));
    }

    /**
     * Answers an entry that asked.
     *
     * @param asked the way by which it asked, which is the way of the answer where the entry takes answers there
     * @param relayState what it wants back; may be null
     * @return empty where it cannot be answered
     */
    Optional<Response> response(
            RegistryEntry entry,
            Binding asked,
            String serviceProvider,
            String inResponseTo,
            LogoutOutcome outcome,
            String relayState) {
        return entry.logoutBinding(asked)
                .flatMap(way -> key(serviceProvider).map(signing -> {
                    LogoutService service = entry.singleLogout().get(way);
                    URI location = service.responseLocation();
                    return new SignedMessage(
                                    LogoutXml.response(
                                            new MessageHead(
                                                    "_" + UUID.randomUUID(),
                                                    instant(),
                                                    location.toString(),
                                                    serviceProvider),
                                            inResponseTo,
                                            outcome),
                                    way,
                                    location,
                                    signing,
                                    relayState)
                            .asResponse(session);
                }));
    }

    private Optional<Binding> usualWay(RegistryEntry entry) {
        return entry.logoutBinding(config.settings().requestBinding());
    }

    private Optional<MetadataKey> key(String serviceProvider) {
        return SpidSigningKey.ring(session, realm).at(now, serviceProvider, ownName());
    }

    private SpidServiceProvider providers() {
        return new SpidServiceProvider(
                config, realm, session.getContext().getUri().getBaseUri());
    }

    private Instant instant() {
        return now.truncatedTo(ChronoUnit.MILLIS);
    }
}
