package it.varco.register.keycloak.desk;

import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days in Italy, as somebody reads them. */
final class Days {

    private final DateTimeFormatter format;

    Days(Locale locale) {
        this.format = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    String of(Instant instant) {
        return of(PolicyZone.dayOf(instant));
    }

    String of(LocalDate day) {
        return format.format(day);
    }
}
