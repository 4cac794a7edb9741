package it.varco.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The ports of the demo, which move together. */
record Ports(int offset) {

    static final String OFFSET_VARIABLE = "VARCO_PORT_OFFSET";

    private static final int KEYCLOAK = 8080;
    private static final int PORTAL = 8081;
    private static final int TEST_IDENTITY_PROVIDERS = 8088;
    private static final int CARD_RESPONDER = 8089;
    private static final int CARDS = 8443;
    private static final int MANAGEMENT = 9000;
    private static final int MILLIS_TO_CONNECT = 500;
    private static final int HIGHEST_OFFSET = 65_535 - MANAGEMENT;

    static Ports fromEnvironment(Optional<String> offset) {
        try {
            int shift = Integer.parseInt(offset.filter(text -> !text.isBlank()).orElse("0"));
            if (shift >= 0 && shift <= HIGHEST_OFFSET) {
                return new Ports(shift);
            }
        } catch (NumberFormatException refusedBelow) {
            // The same words for no number and for one that is out of range.
        }
        throw new DemoRefused("%s must be a number from 0 to %d.".formatted(OFFSET_VARIABLE, HIGHEST_OFFSET));
    }

    int keycloak() {
        return KEYCLOAK + offset;
    }

    int portal() {
        return PORTAL + offset;
    }

    int testIdentityProviders() {
        return TEST_IDENTITY_PROVIDERS + offset;
    }

    /** Where certificates are asked for. */
    int cards() {
        return CARDS + offset;
    }

    /** Where it is asked whether a card still stands. */
    int cardResponder() {
        return CARD_RESPONDER + offset;
    }

    int management() {
        return MANAGEMENT + offset;
    }

    Addresses addresses() {
        return new Addresses(local(keycloak()), local(portal()), local(testIdentityProviders()));
    }

    void requireFree() {
        Stream.of(keycloak(), portal(), testIdentityProviders(), cardResponder(), cards(), management())
                .filter(port -> !isFree(port))
                .findFirst()
                .ifPresent(port -> {
                    throw new DemoRefused(
                            ("Port %d is in use, perhaps by an earlier Varco: stop what holds it, or move "
                                            + "all ports with %s=100 ./start")
                                    .formatted(port, OFFSET_VARIABLE));
                });
    }

    private static boolean isFree(int port) {
        // Both families: a browser's "localhost" may reach the one that something else holds.
        return Stream.of("127.0.0.1", "::1").noneMatch(loopback -> answers(loopback, port));
    }

    private static boolean answers(String loopback, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), MILLIS_TO_CONNECT);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
