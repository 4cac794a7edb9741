package it.varco.spid.keycloak.key;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.keycloak.component.ComponentModel;

/**
 * From when on a key signs, and until when it is published: a day, which begins in Italy, or an instant with its offset.
 *
 * @throws DateTimeException where a component says neither
 */
record KeyDays(Optional<Instant> signsFrom, Optional<Instant> publishedUntil) {

    static final String SIGNS_FROM = "signsFrom";
    static final String PUBLISHED_UNTIL = "publishedUntil";

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");
    private static final int DAY = "2026-11-22".length();

    static KeyDays of(ComponentModel model) {
        return new KeyDays(read(model, SIGNS_FROM), read(model, PUBLISHED_UNTIL));
    }

    private static Optional<Instant> read(ComponentModel model, String name) {
        return Optional.ofNullable(model.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(KeyDays::instant);
    }

    private static Instant instant(String text) {
        return text.length() == DAY
                ? LocalDate.parse(text).atStartOfDay(ITALY).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
