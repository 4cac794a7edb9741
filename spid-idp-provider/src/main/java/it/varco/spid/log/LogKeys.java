package it.varco.spid.log;

import java.util.List;
import java.util.Optional;

/**
 * The realm's keys for the register.
 *
 * @param all the one that new records are written with first, then those that older records may have been written with
 */
public record LogKeys(List<LogKey> all) {

    public LogKeys {
        all = List.copyOf(all);
    }

    /** The key that new records are written with; empty where the realm has none. */
    public Optional<LogKey> current() {
        return all.stream().findFirst();
    }

    /** The key of that name. */
    public Optional<LogKey> find(String id) {
        return all.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** What the index may hold for that text, by whatever key. */
    public List<Long> indexes(String kind, String text) {
        return all.stream().map(key -> key.index(kind, text)).toList();
    }
}
