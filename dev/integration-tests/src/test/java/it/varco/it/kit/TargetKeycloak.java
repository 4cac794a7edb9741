package it.varco.it.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakProcess;
import java.net.URI;

/** The Keycloak under test, with our distribution in it; one for the whole build. */
public interface TargetKeycloak extends AutoCloseable {

    /** The address for people and applications, without a path. */
    URI baseUrl();

    /** The address of health and metrics, without a path. */
    URI managementUrl();

    /** The origin at which it asks for cards. */
    URI cardOrigin();

    /** The origin at which it asks for another card: the same listener under another host name, where no cookie goes. */
    default URI otherCardOrigin() {
        return URI.create("https://127.0.0.1:" + cardOrigin().getPort());
    }

    /** The same address as at the card origin, where nobody is asked for a card. */
    default URI onMainOrigin(URI door) {
        return URI.create(
                door.toString().replace(cardOrigin().toString(), baseUrl().toString()));
    }

    /** All that the server has printed so far, Keycloak's own lines included. */
    String log();

    /** Stops the server. */
    @Override
    void close();

    /** The admin REST API as the master realm's administrator. */
    default AdminApi admin() {
        return new AdminApi(baseUrl(), KeycloakProcess.ADMIN_USERNAME, KeycloakProcess.ADMIN_PASSWORD);
    }

    /** Imports a realm under the name that its JSON gives. */
    default Realm importRealm(ObjectNode json) {
        AdminApi admin = admin();
        admin.post("/admin/realms", json);
        return new Realm(baseUrl(), json.path("realm").asText(), admin);
    }

    /** The one that this build is meant to run against. */
    static TargetKeycloak start() {
        return switch (Build.target()) {
            case "process" -> ProcessKeycloak.start();
            case "container" -> ContainerKeycloak.start();
            default -> throw new IllegalStateException("No target " + Build.target() + ": process or container");
        };
    }
}
