package it.varco.cns.trust;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Keeps the last good trusted list over a restart. What is read back is checked again as if it came from outside. */
public interface LastGoodCopy {

    /**
     * A list that was kept.
     *
     * @param list as it was published
     * @param keptAt when it was written
     */
    record Kept(byte[] list, Instant keptAt) {}

    /**
     * What was kept.
     *
     * @param longest how many bytes are read at most
     * @return empty where nothing is kept
     * @throws IOException where it cannot be read
     */
    Optional<Kept> read(int longest) throws IOException;

    /** @throws IOException where it cannot be kept; what was kept before is still there */
    void write(byte[] list) throws IOException;
}
