package it.varco.spid.level;

import java.util.Optional;

/**
 * What an administrator has set for a client, which no request of the client's goes below.
 *
 * @param level where it is not set, the realm's
 * @param comparison where it is not set: {@code minimum} beside a level, else the realm's
 */
public record ClientLevel(Optional<SpidLevel> level, Optional<Comparison> comparison) {

    /** Nothing is set. */
    public static final ClientLevel NONE = new ClientLevel(Optional.empty(), Optional.empty());

    boolean isSet() {
        return level.isPresent() || comparison.isPresent();
    }

    Optional<LevelRequest> beside(LevelRequest usual) {
        return LevelRequest.of(
                level.orElse(usual.level()),
                comparison.orElse(level.isPresent() ? Comparison.MINIMUM : usual.comparison()));
    }
}
