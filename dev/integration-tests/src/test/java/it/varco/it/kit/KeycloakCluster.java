package it.varco.it.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.testidp.SpidTestIdentityProviders;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Two nodes of one Keycloak on one PostgreSQL, found by each other through the database as Keycloak ships it. */
public final class KeycloakCluster implements AutoCloseable {

    private final PostgresServer database;
    private final KeycloakNode first;
    private final KeycloakNode second;

    private KeycloakCluster(PostgresServer database, KeycloakNode first) {
        this.database = database;
        this.first = first;
        this.second = first.second();
    }

    static KeycloakCluster start() {
        Path folder = Build.output().toAbsolutePath().resolve("cluster");
        PostgresServer database = PostgresServer.start(folder.resolve("postgres"));
        try {
            KeycloakHome home = ProcessKeycloak.distribution()
                    .onPostgres()
                    .installIn(Build.output().resolve("keycloak-on-postgres"));
            KeycloakCluster cluster =
                    new KeycloakCluster(database, KeycloakNode.first(folder, home, database.keycloakOptions()));
            cluster.startNodes();
            return cluster;
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private void startNodes() {
        try {
            first.start();
            second.start();
        } catch (RuntimeException failed) {
            first.close();
            throw failed;
        }
    }

    /** The node that people are sent to. */
    public KeycloakNode first() {
        return first;
    }

    /** The other one. */
    public KeycloakNode second() {
        return second;
    }

    /** What both of them store in. */
    public PostgresServer database() {
        return database;
    }

    /** A realm like that which ships, imported once, at the first node; the caller closes it. */
    public TestRealm newRealm(SpidTestIdentityProviders identityProviders, Consumer<ObjectNode> change) {
        return TestRealm.in(first, identityProviders, change);
    }

    @Override
    public void close() {
        second.close();
        first.close();
        database.close();
    }
}
