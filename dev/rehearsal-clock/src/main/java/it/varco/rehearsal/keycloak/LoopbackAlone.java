package it.varco.rehearsal.keycloak;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The condition under which a clock may be moved by whoever asks: that nobody can ask from another machine, be it through a
 * proxy on this one.
 */
final class LoopbackAlone {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");
    // HTTPS too. Not set, it is every address of the machine.
    private static final String HOST = "http-host";
    // Not set, it is the address above.
    private static final String MANAGEMENT_HOST = "http-management-host";
    // A name or a whole address. Not set, nothing is said of whoever asks.
    private static final List<String> NAMES = List.of("hostname", "hostname-admin");
    private static final String PROXY_HEADERS = "proxy-headers";
    private static final String PROXY_PROTOCOL = "proxy-protocol-enabled";

    private final Function<String, Optional<String>> option;

    private LoopbackAlone(Function<String, Optional<String>> option) {
        this.option = option;
    }

    /**
     * Returns where every listener of the server is on loopback, no proxy speaks for others, and the server has no name that
     * others know.
     *
     * @param option the value of an option of {@code kc.sh start}, nothing where it is not set
     * @throws IllegalStateException where one of these is otherwise; the message says which, and what to do
     */
    static void require(Function<String, Optional<String>> option) {
        new LoopbackAlone(option).require();
    }

    private void require() {
        String host = option.apply(HOST).orElse("not set");
        requireLoopback(HOST, host);
        requireLoopback(MANAGEMENT_HOST, option.apply(MANAGEMENT_HOST).orElse(host));
        option.apply(PROXY_HEADERS).ifPresent(set -> {
            throw refused(PROXY_HEADERS, set, "without --" + PROXY_HEADERS);
        });
        option.apply(PROXY_PROTOCOL).filter(set -> !"false".equals(set)).ifPresent(set -> {
            throw refused(PROXY_PROTOCOL, set, "without --" + PROXY_PROTOCOL);
        });
        NAMES.forEach(name -> option.apply(name)
                .filter(value -> !LOOPBACK.contains(hostOf(value)))
                .ifPresent(value -> {
                    throw refused(name, value, "with --" + name + "=http://localhost:8080");
                }));
    }

    private static void requireLoopback(String option, String address) {
        if (!LOOPBACK.contains(address)) {
            throw refused(option, address, "with --" + option + "=127.0.0.1");
        }
    }

    /** What cannot be read names no host, and so not this machine's own. */
    private static String hostOf(String nameOrAddress) {
        if (!nameOrAddress.contains("://")) {
            return nameOrAddress;
        }
        try {
            return Optional.ofNullable(new URI(nameOrAddress).getHost()).orElse("");
        } catch (URISyntaxException unreadable) {
            return "";
        }
    }

    private static IllegalStateException refused(String option, String value, String remedy) {
        return new IllegalStateException(
                ("The rehearsal clock lets anybody move a realm's day, so it loads only where Keycloak listens on loopback "
                                + "alone, for itself and for no proxy; here %s is %s. Start Keycloak %s, or take "
                                + "varco-rehearsal-clock out of providers and run kc.sh build.")
                        .formatted(option, value, remedy));
    }
}
