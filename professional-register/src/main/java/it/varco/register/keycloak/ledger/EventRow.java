package it.varco.register.keycloak.ledger;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.OrderAct;
import it.varco.register.ledger.Receipt;
import it.varco.register.ledger.TakenEvent;
import it.varco.register.message.OrderMessage;
import it.varco.register.message.OrderMessage.Content;
import it.varco.register.message.OrderMessage.Council;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One message of an Order, as it was sent. */
@Entity
@Table(name = "VARCO_REGISTER_EVENT")
public class EventRow {

    /** Beside the names of acts, in the column KIND. */
    static final String NEW_CODE = "UPDATED";

    static final String WITHDRAWAL = "WITHDRAWN";

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "PROFILE")
    private String profile;

    @Column(name = "EVENT_ID")
    private String eventId;

    @Column(name = "PERSON_ID")
    private String personId;

    @Column(name = "KIND")
    private String kind;

    @Column(name = "EFFECTIVE_DAY")
    private LocalDate effectiveDay;

    @Column(name = "OTHER_PERSON_ID")
    private String otherPersonId;

    @Column(name = "WITHDRAWS")
    private String withdraws;

    @Column(name = "SEQUENCE_NUMBER")
    private Long sequenceNumber;

    @Column(name = "COMMUNICATED_AT")
    private long communicatedAt;

    @Column(name = "REASON")
    private String reason;

    @Column(name = "HAS_COUNCIL")
    private boolean hasCouncil;

    @Column(name = "COUNCIL_BODY")
    private String councilBody;

    @Column(name = "COUNCIL_PROVINCE")
    private String councilProvince;

    @Column(name = "COUNCIL_NUMBER")
    private String councilNumber;

    @Column(name = "RECEIVED_AT")
    private long receivedAt;

    @Column(name = "RECORDED_AT")
    private long recordedAt;

    protected EventRow() {}

    /**
     * @param personIds the row of each code that the message names
     * @param receivedAt on the policy clock
     */
    EventRow(
            Receipt receipt,
            String realmId,
            String profile,
            OrderMessage message,
            Map<FiscalCode, String> personIds,
            Instant receivedAt) {
        this.id = receipt.id();
        this.realmId = realmId;
        this.profile = profile;
        this.eventId = message.eventId();
        this.personId = personIds.get(message.person());
        this.receivedAt = Microseconds.of(receivedAt);
        this.recordedAt = Microseconds.of(receipt.recordedAt());
        this.communicatedAt = Microseconds.of(message.communicatedAt());
        this.reason = message.reason().orElse(null);
        message.sequence().ifPresent(number -> this.sequenceNumber = number);
        message.council().ifPresent(this::keep);
        if (message.content() instanceof Content.Act act) {
            this.kind = act.act().name();
            this.effectiveDay = act.effective();
        } else if (message.content() instanceof Content.NewFiscalCode other) {
            this.kind = NEW_CODE;
            this.otherPersonId = personIds.get(other.code());
        } else if (message.content() instanceof Content.Withdrawal withdrawal) {
            this.kind = WITHDRAWAL;
            this.withdraws = withdrawal.eventId();
        }
    }

    private void keep(Council council) {
        this.hasCouncil = true;
        this.councilBody = council.body().orElse(null);
        this.councilProvince = council.province().orElse(null);
        this.councilNumber = council.registrationNumber().orElse(null);
    }

    String eventId() {
        return eventId;
    }

    String personId() {
        return personId;
    }

    Optional<String> otherPersonId() {
        return Optional.ofNullable(otherPersonId);
    }

    /** The rows of all whom the event names. */
    List<String> named() {
        return otherPersonId == null ? List.of(personId) : List.of(personId, otherPersonId);
    }

    Receipt receipt() {
        return new Receipt(id, eventId, Microseconds.toInstant(recordedAt));
    }

    /** @param codes the code of each row that the event names */
    TakenEvent taken(Map<String, FiscalCode> codes) {
        return new TakenEvent(message(codes), Microseconds.toInstant(receivedAt), receipt());
    }

    private OrderMessage message(Map<String, FiscalCode> codes) {
        return new OrderMessage(
                eventId,
                sequenceNumber == null ? OptionalLong.empty() : OptionalLong.of(sequenceNumber),
                codes.get(personId),
                Microseconds.toInstant(communicatedAt),
                content(codes),
                Optional.ofNullable(reason),
                hasCouncil
                        ? Optional.of(new Council(
                                Optional.ofNullable(councilBody),
                                Optional.ofNullable(councilProvince),
                                Optional.ofNullable(councilNumber)))
                        : Optional.empty());
    }

    private Content content(Map<String, FiscalCode> codes) {
        return switch (kind) {
            case NEW_CODE -> new Content.NewFiscalCode(codes.get(otherPersonId));
            case WITHDRAWAL -> new Content.Withdrawal(withdraws);
            default -> new Content.Act(OrderAct.valueOf(kind), effectiveDay);
        };
    }
}
