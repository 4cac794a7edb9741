package it.varco.register.load;

import it.varco.policy.grant.GrantState;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.register.InitialRecord;
import it.varco.policy.register.RegisterState;
import it.varco.policy.signin.Assurance;
import it.varco.register.ledger.LoadedRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what the fields of a line say. */
final class RecordReader {

    private static final int DAY = "2012-01-01".length();

    /** Nobody who is in a register today was in it before. */
    private static final Instant EARLIEST = PolicyZone.startOf(LocalDate.of(1900, 1, 1));

    private final Instant now;

    /** @param now on the policy clock: an old register speaks of what was */
    RecordReader(Instant now) {
        this.now = now;
    }

    /** @throws LineRefused where a field is missing, or says what cannot be */
    LoadedRecord read(Map<LineField, String> fields) {
        FiscalCode person = FiscalCode.parse(required(fields, LineField.FISCAL_CODE))
                .orElseThrow(() -> LoadFault.FISCAL_CODE.in(LineField.FISCAL_CODE.key()));
        RegisterState state = state(required(fields, LineField.STATE));
        Instant since = since(required(fields, LineField.SINCE));
        Assurance level = Optional.ofNullable(fields.get(LineField.LEVEL))
                .map(RecordReader::level)
                .orElse(Assurance.NONE);
        try {
            return new LoadedRecord(person, new InitialRecord(state, since, level));
        } catch (IllegalArgumentException impossible) {
            // Of the record's two rules the other one, that it has a state, is kept by now.
            throw LoadFault.LEVEL.in(LineField.LEVEL.key());
        }
    }

    private static String required(Map<LineField, String> fields, LineField field) {
        String text = fields.get(field);
        if (text == null) {
            throw LoadFault.NOT_THE_FORM.in(field.key());
        }
        return text;
    }

    private static RegisterState state(String slug) {
        return Arrays.stream(RegisterState.values())
                .filter(state -> state.grantState()
                        .map(GrantState::slug)
                        .filter(slug::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> LoadFault.STATE.in(LineField.STATE.key()));
    }

    private static Assurance level(String slug) {
        return Arrays.stream(Assurance.values())
                .filter(level ->
                        level.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(slug))
                .findFirst()
                .orElseThrow(() -> LoadFault.LEVEL.in(LineField.LEVEL.key()));
    }

    private Instant since(String text) {
        return date(text)
                .filter(since -> !since.isBefore(EARLIEST) && !since.isAfter(now))
                .orElseThrow(() -> LoadFault.DATE.in(LineField.SINCE.key()));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    text.length() == DAY
                            ? PolicyZone.startOf(LocalDate.parse(text))
                            // Nothing is known more exactly, and no database keeps all that can be written.
                            : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
