package it.varco.spid.request;

import it.varco.spid.level.ClientLevel;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is set for one client, by attributes of the client. An attribute that says what we do not understand is no default. */
public record ClientSettings(ClientLevel level, Optional<Purpose> purpose, Optional<AgeLimit> ageLimit) {

    public static final String LEVEL = "varco.spid.level";
    public static final String COMPARISON = "varco.spid.comparison";
    public static final String PURPOSE = "varco.spid.purpose";
    public static final String AGE_LIMIT = "varco.spid.age-limit";

    /** What came of reading the attributes. */
    public sealed interface Reading {

        /** All of them are understood. */
        record Read(ClientSettings settings) implements Reading {}

        /** These are not. */
        record Unreadable(List<String> attributes) implements Reading {}
    }

    /** Whether the service is for others than citizens of any age. */
    public boolean asksForAUse() {
        return purpose.isPresent() || ageLimit.isPresent();
    }

    /**
     * Reads them.
     *
     * @param attributes the value of an attribute of the client's, where it has one
     */
    public static Reading read(Function<String, Optional<String>> attributes) {
        Setting<SpidLevel> level = Setting.read(LEVEL, attributes, ClientSettings::level);
        Setting<Comparison> comparison = Setting.read(COMPARISON, attributes, Comparison::of);
        Setting<Purpose> purpose = Setting.read(PURPOSE, attributes, Purpose::of);
        Setting<AgeLimit> ageLimit = Setting.read(AGE_LIMIT, attributes, AgeLimit::of);
        List<String> unreadable = Stream.of(level, comparison, purpose, ageLimit)
                .filter(Setting::isUnreadable)
                .map(Setting::name)
                .toList();
        return unreadable.isEmpty()
                ? new Reading.Read(new ClientSettings(
                        new ClientLevel(level.value(), comparison.value()), purpose.value(), ageLimit.value()))
                : new Reading.Unreadable(unreadable);
    }

    /** {@code L2}, or the class that stands for it. */
    private static Optional<SpidLevel> level(String text) {
        return Stream.of(SpidLevel.values())
                .filter(level -> level.name().equals(text) || level.classRef().equals(text))
                .findFirst();
    }

    private record Setting<T>(String name, Optional<String> text, Optional<T> value) {

        static <T> Setting<T> read(
                String name, Function<String, Optional<String>> attributes, Function<String, Optional<T>> reader) {
            Optional<String> text = attributes.apply(name).map(String::strip).filter(set -> !set.isEmpty());
            return new Setting<>(name, text, text.flatMap(reader));
        }

        boolean isUnreadable() {
            return text.isPresent() && value.isEmpty();
        }
    }
}
