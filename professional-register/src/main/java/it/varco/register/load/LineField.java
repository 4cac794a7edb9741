package it.varco.register.load;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a line may hold; nothing else has a place in it. */
enum LineField {
    FISCAL_CODE("fiscalCode"),
    STATE("state"),
    SINCE("since"),
    LEVEL("level");

    /** What no line can be without. */
    static final Set<LineField> REQUIRED = Set.copyOf(EnumSet.of(FISCAL_CODE, STATE, SINCE));

    private final String key;

    LineField(String key) {
        this.key = key;
    }

    /** The name of the column, or of the field in JSON. */
    String key() {
        return key;
    }

    static Optional<LineField> named(String name) {
        return Arrays.stream(values()).filter(field -> field.key.equals(name)).findFirst();
    }
}
