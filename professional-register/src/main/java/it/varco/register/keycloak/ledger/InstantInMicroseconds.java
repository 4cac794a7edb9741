package it.varco.register.keycloak.ledger;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An instant as a number, which no database and no driver moves to another time zone. */
@Converter
public class InstantInMicroseconds implements AttributeConverter<Instant, Long> {

    @Override
    public Long convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    @Override
    public Instant convertToEntityAttribute(Long microseconds) {
        return microseconds == null ? null : Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
