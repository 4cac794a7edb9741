package it.varco.register.keycloak.ledger;

import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.RegisterWarning;
import it.varco.register.keycloak.mail.StateMails;
import it.varco.register.keycloak.projection.Accounts;
import it.varco.register.keycloak.projection.Projection;
import it.varco.register.keycloak.projection.Projection.Change;
import it.varco.register.ledger.LoadedRecord;
import it.varco.register.ledger.Loading;
import it.varco.register.ledger.PersonFile;
import it.varco.register.ledger.Receipt;
import it.varco.register.ledger.Taking;
import it.varco.register.message.OrderMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One transaction that appends to the ledger. First the accounts concerned are locked, then the rows of the persons: everybody who locks both
 * locks them in this order, a sign-in too, which may hold its account before it comes here.
 */
final class Writing {

    private final KeycloakSession own;
    private final String profile;
    private final Ledger ledger;
    private final Map<String, UserModel> accounts;
    private final Map<FiscalCode, String> personIds;
    private final Circles circles;

    private Writing(
            KeycloakSession own,
            String profile,
            Ledger ledger,
            Map<String, UserModel> accounts,
            Map<FiscalCode, String> personIds,
            Circles circles) {
        this.own = own;
        this.profile = profile;
        this.ledger = ledger;
        this.accounts = accounts;
        this.personIds = personIds;
        this.circles = circles;
    }

    /** An account or an alias came into being after the locks were chosen: the transaction must begin anew. */
    static final class Moved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Moved() {
            super("the accounts concerned are others than those that were locked", null, false, false);
        }
    }

    /**
     * Locks all that is concerned.
     *
     * @param codes of the persons, all of whom have a row
     * @throws Moved where the transaction must begin anew
     */
    static Writing begin(KeycloakSession own, String profile, Collection<FiscalCode> codes) {
        Ledger ledger = new Ledger(own, profile);
        Accounts accounts = new Accounts(own);
        PersonRows persons = new PersonRows(own);
        Map<FiscalCode, String> personIds = persons.of(codes).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().id()));
        Set<String> concerned = ledger.circles(personIds.values()).members();
        Collection<FiscalCode> concernedCodes = persons.codes(concerned).values();
        Map<String, UserModel> locked = accounts.lock(accounts.find(concernedCodes));
        persons.lock(concerned);
        Circles circles = ledger.circles(personIds.values());
        if (!circles.members().equals(concerned)
                || !accounts.find(concernedCodes).equals(locked.keySet())) {
            throw new Moved();
        }
        return new Writing(own, profile, ledger, locked, personIds, circles);
    }

    List<Taking> take(List<OrderMessage> messages) {
        Instant receivedAt = asKept(PolicyClock.of(own).now());
        Instant recordedAt = asKept(Instant.ofEpochMilli(Time.currentTimeMillis()));
        Map<String, EventRow> known = new HashMap<>(
                ledger.events(messages.stream().map(OrderMessage::eventId).toList()));
        Map<String, OrderMessage> kept = messagesOf(known.values());
        Map<String, EventRow> fresh = new LinkedHashMap<>();
        List<Taking> takings = new ArrayList<>();
        for (OrderMessage message : messages) {
            OrderMessage before = kept.putIfAbsent(message.eventId(), message);
            if (before == null) {
                Receipt receipt = new Receipt(KeycloakModelUtils.generateId(), message.eventId(), recordedAt);
                fresh.put(
                        message.eventId(),
                        new EventRow(
                                receipt, own.getContext().getRealm().getId(), profile, message, personIds, receivedAt));
                takings.add(new Taking.Taken(receipt));
            } else if (before.equals(message)) {
                EventRow row = known.getOrDefault(message.eventId(), fresh.get(message.eventId()));
                takings.add(new Taking.Repeated(row.receipt()));
            } else {
                takings.add(new Taking.Contradicted(message.eventId()));
            }
        }
        if (takings.stream().anyMatch(Taking.Contradicted.class::isInstance)) {
            return takings.stream()
                    .map(taking -> taking instanceof Taking.Taken taken
                            ? new Taking.Left(taken.receipt().eventId())
                            : taking)
                    .toList();
        }
        fresh.values().forEach(ledger::append);
        new StateMails(own, profile).tell(project(), receivedAt);
        return takings;
    }

    List<Loading> load(List<LoadedRecord> records) {
        Instant recordedAt = asKept(Instant.ofEpochMilli(Time.currentTimeMillis()));
        Map<String, LoadedRow> known = new HashMap<>();
        ledger.loaded(personIds.values()).forEach(row -> known.put(row.personId(), row));
        List<Loading> loadings = new ArrayList<>();
        for (LoadedRecord line : records) {
            String personId = personIds.get(line.person());
            LoadedRow row =
                    new LoadedRow(KeycloakModelUtils.generateId(), personId, profile, line.record(), recordedAt);
            LoadedRow before = known.putIfAbsent(personId, row);
            if (before == null) {
                ledger.append(row);
                loadings.add(Loading.NEW);
            } else {
                loadings.add(before.kept().record().equals(row.kept().record()) ? Loading.KNOWN : Loading.CONTRADICTED);
            }
        }
        project();
        return loadings;
    }

    /** What a column holds of an instant, so that what is read again equals what was written. */
    static Instant asKept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private Map<String, OrderMessage> messagesOf(Collection<EventRow> rows) {
        List<String> named = rows.stream().flatMap(row -> row.named().stream()).toList();
        Map<String, FiscalCode> codes = new PersonRows(own).codes(named);
        return rows.stream()
                .collect(Collectors.toMap(
                        EventRow::eventId, row -> row.taken(codes).message()));
    }

    /** Writes what the ledger says onto the accounts, and says where it was not so. */
    List<Change> project() {
        ledger.flush();
        Circles present = ledger.circles(circles.members());
        Map<FiscalCode, PersonFile> files = new HashMap<>();
        Map<String, RegisterWarning> warnings = new HashMap<>();
        ledger.files(present).values().forEach(file -> {
            warnings.putAll(file.warnings());
            file.codes().forEach(code -> files.put(code, file));
        });
        new WarningEvents(own, profile).tell(ledger.warn(present.members(), warnings));
        Projection projection = new Projection(own, profile);
        return new Accounts(own)
                .atOnce(() -> accounts.values().stream()
                        .map(account -> projection.apply(
                                PersonRecords.of(account).fiscalCode().map(files::get), account))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
