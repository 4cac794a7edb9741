package it.varco.cns.trust;

import java.io.IOException;

/** Brings the trusted list, from wherever it is published. The time that this takes is bounded by whoever implements it. */
public interface ListFetch {

    /**
     * Fetches the list.
     *
     * @param longest how many bytes are read at most; a longer list may be cut after one byte more
     * @return the list as published
     * @throws IOException where it cannot be had
     */
    byte[] fetch(int longest) throws IOException;
}
