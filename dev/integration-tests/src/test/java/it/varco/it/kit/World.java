package it.varco.it.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cards.CardOffice;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** What all tests of a build share; each part starts when it is first asked for and ends with the build. */
public final class World {

    private final Store shared;

    World(Store shared) {
        this.shared = shared;
    }

    /** The server under test, which believes the cards of the office. */
    public TargetKeycloak keycloak() {
        cards();
        return shared.getOrComputeIfAbsent(TargetKeycloak.class, key -> TargetKeycloak.start(), TargetKeycloak.class);
    }

    /** Two nodes that are one Keycloak; a build that starts them wants PostgreSQL. */
    public KeycloakCluster cluster() {
        return shared.getOrComputeIfAbsent(
                KeycloakCluster.class, key -> KeycloakCluster.start(), KeycloakCluster.class);
    }

    /** Another server, in production behind a proxy, which believes the same cards. */
    public KeycloakBehindProxy keycloakBehindProxy() {
        cards();
        return shared.getOrComputeIfAbsent(
                KeycloakBehindProxy.class,
                key -> KeycloakBehindProxy.start(identityProviders()),
                KeycloakBehindProxy.class);
    }

    /** The same Keycloak with nothing of ours in it. */
    public StockKeycloak stockKeycloak() {
        return shared.getOrComputeIfAbsent(StockKeycloak.class, key -> StockKeycloak.start(), StockKeycloak.class);
    }

    /** Whoever issues cards, and answers for them. */
    public CardOffice cards() {
        return shared.getOrComputeIfAbsent(
                CardOffice.class, key -> CardOffice.open(Build.cards(), 0), CardOffice.class);
    }

    /** The SPID identity providers, which trust every {@link TestRealm}. */
    public SpidTestIdentityProviders identityProviders() {
        return shared.getOrComputeIfAbsent(
                SpidTestIdentityProviders.class,
                key -> SpidTestIdentityProviders.start(0),
                SpidTestIdentityProviders.class);
    }

    /** One more realm of one's own, changed before it is imported; the caller closes it. */
    public TestRealm newRealm(Consumer<ObjectNode> change) {
        return TestRealm.in(keycloak(), identityProviders(), change);
    }

    /** A server of one's own, not started yet, beside the one under test; the caller closes it. */
    public OtherKeycloak otherKeycloak(String name) {
        keycloak();
        return new OtherKeycloak(name);
    }

    /** Who reads hundreds of pages. */
    Readers readers() {
        return shared.getOrComputeIfAbsent(Readers.class, key -> new Readers(), Readers.class);
    }

    Chromium chromium() {
        return shared.getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
    }
}
