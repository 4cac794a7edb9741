package it.varco.rehearsal.keycloak;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The condition under which a clock may be moved by whoever asks: that nobody can ask from another machine. */
final class LoopbackAlone {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    // HTTPS too. Not set, it is every address of the machine.
    private static final String HOST = "http-host";
    // Not set, it is the address above.
    private static final String MANAGEMENT_HOST = "http-management-host";

    private LoopbackAlone() {}

    /**
     * Returns where every listener of the server is on loopback.
     *
     * @param option the value of an option of {@code kc.sh start}, nothing where it is not set
     * @throws IllegalStateException where one is not; the message says which, and what to do
     */
    static void require(Function<String, Optional<String>> option) {
        String host = option.apply(HOST).orElse("not set");
        requireLoopback(HOST, host);
        requireLoopback(MANAGEMENT_HOST, option.apply(MANAGEMENT_HOST).orElse(host));
    }

    private static void requireLoopback(String option, String address) {
        if (!LOOPBACK.contains(address)) {
            throw new IllegalStateException(
                    ("The rehearsal clock lets anybody move a realm's day, so it loads only where Keycloak listens on "
                                    + "loopback alone; here %1$s is %2$s. Start Keycloak with --%1$s=127.0.0.1, or take "
                                    + "varco-rehearsal-clock out of providers and run kc.sh build.")
                            .formatted(option, address));
        }
    }
}
