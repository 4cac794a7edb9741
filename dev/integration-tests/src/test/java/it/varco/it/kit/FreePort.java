package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** A port that nobody held a moment ago. */
final class FreePort {

    private static final int LOWEST = 7_800;
    private static final int HIGHEST = 15_000;
    private static final int ABOVE = 50_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    static int find() {
        return bound(0);
    }

    /** The same for a cluster's nodes, each of which also listens 50,000 above. */
    static int findLow() {
        return RandomGenerator.getDefault()
                .ints(LOWEST, HIGHEST)
                .limit(TRIES)
                .filter(port -> isFree(port) && isFree(port + ABOVE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port for a node"));
    }

    private static boolean isFree(int port) {
        try {
            return bound(port) == port;
        } catch (UncheckedIOException held) {
            return false;
        }
    }

    private static int bound(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
