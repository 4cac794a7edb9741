package it.varco.demo.keycloak;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process with all that it started: kc.sh keeps the server as a child of its shell. */
record ProcessTree(ProcessHandle root, List<ProcessHandle> all) {

    private static final long SECONDS_TO_STOP = 20;

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(
                root, Stream.concat(root.descendants(), Stream.of(root)).toList());
    }

    /** Asks nobody. */
    void kill() {
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Asks first, then ends what is left. */
    void stop() {
        root.destroy();
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillRunning) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
