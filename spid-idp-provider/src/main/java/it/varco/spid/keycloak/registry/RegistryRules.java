package it.varco.spid.keycloak.registry;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.keycloak.setting.RegistrySettings;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidProviders;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The rules about the registry: that there is one, that it is of today, and that nobody could have put it there. */
public final class RegistryRules extends DoctorCheckFactory {

    private static final int REFRESHES_MISSED = 3;

    public RegistryRules() {
        super(
                "spid-registry",
                List.of(
                        new Rule(
                                "DOC-80",
                                Severity.ERROR,
                                "the registry has nobody whom people could choose: there is no copy of registryFeed yet",
                                session -> each(session, RegistryRules::empty)),
                        new Rule(
                                "DOC-81",
                                Severity.WARNING,
                                "the registry has not been fetched for three times as long as registryRefreshHours says",
                                session -> each(session, RegistryRules::old)),
                        new Rule(
                                "DOC-82",
                                Severity.WARNING,
                                "a certificate of the identity provider has ended or ends within thirty days",
                                session -> each(session, RegistryRules::endingSoon)),
                        new Rule(
                                "DOC-83",
                                Severity.WARNING,
                                "nobody signs the registry's feed, or registryCertificates does not say who: whoever stands"
                                        + " between could add a key",
                                session -> each(session, RegistryRules::unsigned)),
                        new Rule(
                                "DOC-84",
                                Severity.WARNING,
                                "the identity provider is new in the registry and waits to be activated",
                                session -> each(session, RegistryRules::held))));
    }

    private static Stream<String> each(
            KeycloakSession session,
            BiFunction<KeycloakSession, SpidIdentityProviderConfig.Feed, Stream<String>> subjects) {
        return SpidProviders.all(session)
                .flatMap(config -> config.feeds().stream())
                .flatMap(feed -> subjects.apply(session, feed));
    }

    private static Stream<String> empty(KeycloakSession session, SpidIdentityProviderConfig.Feed feed) {
        return RegistryKeeper.of(session)
                        .registries()
                        .of(realm(session), feed)
                        .entries()
                        .isEmpty()
                ? Stream.of(feed.place())
                : Stream.empty();
    }

    private static Stream<String> old(KeycloakSession session, SpidIdentityProviderConfig.Feed feed) {
        RegistrySettings settings = feed.settings();
        Instant oldest = now().minus(settings.refresh().multipliedBy(REFRESHES_MISSED));
        return RegistryKeeper.of(session).refresh().lastGood(realm(session), feed).stream()
                .filter(last -> settings.feed().isPresent() && last.isBefore(oldest))
                .map(last -> feed.place());
    }

    private static Stream<String> endingSoon(KeycloakSession session, SpidIdentityProviderConfig.Feed feed) {
        return RegistryKeeper.of(session).registries().reading(realm(session), feed).stream()
                .flatMap(reading -> RegistryWatch.endingSoon(reading, now()));
    }

    /** While a realm is rehearsed, its identity providers are tests. */
    private static Stream<String> unsigned(KeycloakSession session, SpidIdentityProviderConfig.Feed feed) {
        return RealmStage.of(realm(session)) == Stage.PRODUCTION
                        && feed.settings().pinned().isEmpty()
                ? Stream.of(feed.place())
                : Stream.empty();
    }

    private static Stream<String> held(KeycloakSession session, SpidIdentityProviderConfig.Feed feed) {
        return RegistrySnapshot.find(realm(session), feed.place()).stream()
                .flatMap(copy -> copy.held().stream().sorted());
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
