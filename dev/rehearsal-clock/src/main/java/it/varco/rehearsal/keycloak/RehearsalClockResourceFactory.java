package it.varco.rehearsal.keycloak;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.clock.PolicyClock;
import java.time.InstantSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/rehearsal-clock}. */
public final class RehearsalClockResourceFactory
        implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

    @Override
    public String getId() {
        return "rehearsal-clock";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RehearsalClockResource(
                new RehearsedRealm(session.getContext().getRealm(), InstantSource.system()), PolicyClock.of(session));
    }
}
