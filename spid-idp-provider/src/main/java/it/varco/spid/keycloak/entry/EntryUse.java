package it.varco.spid.keycloak.entry;

import it.varco.policy.keycloak.AfterCommit;
import it.varco.policy.keycloak.access.UsedEntries;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.signin.SignInMethod;
import it.varco.spid.keycloak.registry.RegistryKeeper;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;

/**
 * Remembers through which identity provider a person came in. The first sign-in through another than those of before is told
 * to the person, at the address that was known before, and to whoever looks after the server: nobody but the person can say
 * whether it was him or her. Threat B6.
 */
public final class EntryUse {

    /** Somebody came in through an identity provider that the person had not used before. */
    static final String NEW_ENTRY = "SPID-S01";

    private static final String TASK = "varco-spid-new-entry-notice";

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final Clock clock;

    public EntryUse(KeycloakSession session, SpidIdentityProviderConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    /** Before anything that the new identity provider says is written onto the account. */
    public void remember(UserModel user, String entityId) {
        UsedEntries entries = UsedEntries.of(user);
        if (entries.find(entityId).isPresent()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean isFirst = entries.all().isEmpty();
        entries.write(new UsedEntries.Use(
                now,
                entityId,
                isFirst ? Set.of() : config.settings().newEntries().withheld()));
        if (!isFirst) {
            tellOperators(user, entityId, NEW_ENTRY);
            Optional.ofNullable(user.getEmail())
                    .filter(address -> !address.isBlank())
                    .ifPresentOrElse(
                            address -> tellThePerson(user, address, entityId, now),
                            () -> tellOperators(user, entityId, NewEntryNotice.NOT_TOLD));
        }
    }

    private void tellOperators(UserModel user, String entityId, String code) {
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.EXECUTE_ACTIONS)
                .user(user)
                .detail(Details.IDENTITY_PROVIDER, config.getAlias())
                .detail(AuditDetails.METHOD, SignInMethod.SPID.slug())
                .detail(AuditDetails.ENTRY, entityId)
                .detail(AuditDetails.CODE, code)
                .error(code);
    }

    /** When the sign-in is written, so that nobody is told of one that came to nothing. */
    private void tellThePerson(UserModel user, String address, String entityId, Instant now) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String name = RegistryKeeper.of(session)
                .registries()
                .of(session.getContext().getRealm(), config)
                .find(entityId)
                .map(entry -> entry.name())
                .orElse(entityId);
        NewEntryNotice notice =
                new NewEntryNotice(session.getContext().getRealm().getId(), user.getId(), address, name, now);
        ExecutorService threads = session.getProvider(ExecutorsProvider.class).getExecutor(TASK);
        new AfterCommit(session).run(() -> threads.execute(() -> notice.send(factory)));
    }
}
