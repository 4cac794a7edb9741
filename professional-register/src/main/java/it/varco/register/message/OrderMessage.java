package it.varco.register.message;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.OrderAct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One communication of an Order about one person. Two are the same where all that they say is the same, however they are written.
 *
 * @param eventId the Order's own
 * @param sequence the Order's counter, where it keeps one
 * @param person whom it is about
 * @param communicatedAt when the Order wrote it
 * @param content what it says
 * @param reason why, as the Order's rules name it
 * @param council which council keeps the registration
 */
public record OrderMessage(
        String eventId,
        OptionalLong sequence,
        FiscalCode person,
        Instant communicatedAt,
        Content content,
        Optional<String> reason,
        Optional<Council> council) {

    /** What an Order may say. */
    public sealed interface Content {

        /**
         * An act about the person's registration.
         *
         * @param effective the day in Italy from which it holds
         */
        record Act(OrderAct act, LocalDate effective) implements Content {}

        /** The person has another fiscal code now. */
        record NewFiscalCode(FiscalCode code) implements Content {}

        /** An earlier event is taken back. */
        record Withdrawal(String eventId) implements Content {}
    }

    /** Who keeps the registration, and under which number. */
    public record Council(Optional<String> body, Optional<String> province, Optional<String> registrationNumber) {}
}
