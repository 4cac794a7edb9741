package it.varco.spid.registry;

import it.varco.policy.stage.Stage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** AgID's own entries for tests, which vouch for people whom nobody has seen: in production they are no entries. */
final class TestEntries {

    private static final Set<String> HOSTS = Set.of("demo.spid.gov.it", "validator.spid.gov.it");

    private TestEntries() {}

    /** @throws RegistryFeedException where the entry is for tests and the realm in production */
    static void refuseIn(Stage stage, String entityId) throws RegistryFeedException {
        if (stage == Stage.PRODUCTION && isForTests(entityId)) {
            throw new RegistryFeedException("it is for tests, and so for stage rehearsal");
        }
    }

    private static boolean isForTests(String entityId) {
        try {
            String host = new URI(entityId).getHost();
            return host != null && HOSTS.contains(host.toLowerCase(java.util.Locale.ROOT));
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }
}
