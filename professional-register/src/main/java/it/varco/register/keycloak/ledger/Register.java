package it.varco.register.keycloak.ledger;

import it.varco.policy.keycloak.OwnTransaction;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.RegisterWarning;
import it.varco.register.ledger.LoadedRecord;
import it.varco.register.ledger.Loading;
import it.varco.register.ledger.PersonFile;
import it.varco.register.ledger.Taking;
import it.varco.register.ledger.WarnedEvent;
import it.varco.register.message.OrderMessage;
import it.varco.register.message.OrderMessage.Content;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * The register of one profile in the session's realm. Each call is one transaction of its own, after which the next token of everybody
 * whom it concerns is decided by it; an exception means that nothing was kept.
 */
public final class Register {

    /** Who is in the way is in the way once: an account or an alias that came into being between two statements. */
    private static final int MOST_STARTS = 5;

    private final KeycloakSession session;
    private final String profile;

    /** @param profile the slug of a profile whose grants come from a register */
    public Register(KeycloakSession session, String profile) {
        this.session = session;
        this.profile = profile;
    }

    /**
     * Keeps what an Order sends, in the order given, and answers for each. Where one message contradicts what is kept under its id,
     * nothing is kept.
     *
     * @throws IllegalStateException where the accounts concerned do not stand still
     */
    public List<Taking> take(List<OrderMessage> messages) {
        List<OrderMessage> exact = messages.stream().map(Register::asKept).toList();
        return writing(exact.stream().flatMap(Register::named).toList(), writing -> writing.take(exact));
    }

    /**
     * Keeps lines of the body's old register, and answers for each. A line that contradicts an earlier one is left out.
     *
     * @throws IllegalStateException where the accounts concerned do not stand still
     */
    public List<Loading> load(List<LoadedRecord> records) {
        return writing(records.stream().map(LoadedRecord::person).toList(), writing -> writing.load(records));
    }

    /** What is kept of that person; empty where the register does not know the code. */
    public Optional<PersonFile> file(FiscalCode code) {
        Ledger ledger = new Ledger(session, profile);
        return Optional.ofNullable(new PersonRows(session).of(List.of(code)).get(code))
                .map(person -> {
                    Circles circles = ledger.circles(List.of(person.id()));
                    return ledger.files(circles).get(circles.of(person.id()));
                });
    }

    /** The events of which replay has something to say, the latest first. */
    public List<WarnedEvent> warnings(int first, int max) {
        return new Ledger(session, profile).warned(first, max);
    }

    /** How many events there are of which replay has something to say, by what it is. */
    public Map<RegisterWarning, Long> countWarnings() {
        return new Ledger(session, profile).countWarned();
    }

    /** When an Order last sent anything for this profile, on the wall clock; empty where none ever has. */
    public Optional<Instant> lastEvent() {
        return new Ledger(session, profile).lastEvent();
    }

    /** Whether the body's old register was ever loaded for this profile. */
    public boolean isLoaded() {
        return new Ledger(session, profile).isLoaded();
    }

    /** How many accounts do not have what the ledger says. A slow question: it looks at every person of the register. */
    public long differences() {
        return new Survey(session, profile).differences();
    }

    /**
     * Writes anew what the ledger says onto every account.
     *
     * @return on how many it was not so
     */
    public long rebuild() {
        long changed = new Survey(session, profile).clearUnknown();
        Optional<String> last = Optional.empty();
        do {
            String after = last.orElse("");
            PersonRows.Page page = new OwnTransaction(session).run(own -> new PersonRows(own).page(after));
            if (!page.codes().isEmpty()) {
                changed += writing(page.codes(), Writing::project).size();
            }
            last = page.last();
        } while (last.isPresent());
        return changed;
    }

    private <T> T writing(Collection<FiscalCode> codes, Function<Writing, T> work) {
        makeKnown(codes);
        for (int start = 1; start < MOST_STARTS; start++) {
            try {
                return once(codes, work);
            } catch (Writing.Moved moved) {
                // Somebody's account or alias came into being meanwhile, and is locked the next time.
                continue;
            }
        }
        return once(codes, work);
    }

    private <T> T once(Collection<FiscalCode> codes, Function<Writing, T> work) {
        return new OwnTransaction(session).run(own -> work.apply(Writing.begin(own, profile, codes)));
    }

    /** Rows of new codes are made apart: of two who make the same row one waits, and finds it made. */
    private void makeKnown(Collection<FiscalCode> codes) {
        new OwnTransaction(session).run(own -> {
            PersonRows rows = new PersonRows(own);
            Set<FiscalCode> missing = new HashSet<>(codes);
            missing.removeAll(rows.of(codes).keySet());
            rows.make(missing);
            return missing;
        });
    }

    static Stream<FiscalCode> named(OrderMessage message) {
        return message.content() instanceof Content.NewFiscalCode other
                ? Stream.of(message.person(), other.code())
                : Stream.of(message.person());
    }

    private static OrderMessage asKept(OrderMessage message) {
        return new OrderMessage(
                message.eventId(),
                message.sequence(),
                message.person(),
                Writing.asKept(message.communicatedAt()),
                message.content(),
                message.reason(),
                message.council());
    }
}
