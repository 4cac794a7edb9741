package it.varco.policy.grant;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the texts of grants, each once while it is remembered: a token asks for the same grants again and again. Safe for
 * use by many threads.
 */
public final class GrantReader {

    /** With more, all are forgotten and read anew, which is slow and right. */
    private final int most;

    private final Map<String, Optional<Grant>> known = new ConcurrentHashMap<>();

    /** @param most how many texts are remembered */
    public GrantReader(int most) {
        this.most = most;
    }

    /** The grant that the text holds, as {@link GrantText#read} reads it. */
    public Optional<Grant> read(String text) {
        Optional<Grant> before = known.get(text);
        if (before != null) {
            return before;
        }
        Optional<Grant> grant = GrantText.read(text);
        // What is no grant may be as long as whoever wrote it liked.
        if (grant.isPresent()) {
            if (known.size() >= most) {
                known.clear();
            }
            known.put(text, grant);
        }
        return grant;
    }
}
