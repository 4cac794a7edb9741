package it.varco.spid.metadata;

import java.util.Optional;

/**
 * Whom identity providers send their bills to: every private body names somebody. Source: SPID technical rules, metadata,
 * after the national format of electronic invoices.
 *
 * @param vatNumber country and digits, such as {@code IT12345678901}
 * @param fiscalCode of who is billed
 * @param name the full legal name of who is billed
 * @param seat its registered seat
 * @param company where the one billed is not the service provider, its name once more
 * @param email a mailbox of the company
 * @param telephone with international prefix and no blanks
 */
public record Billing(
        Optional<String> vatNumber,
        Optional<String> fiscalCode,
        String name,
        Seat seat,
        Optional<String> company,
        String email,
        Optional<String> telephone) {

    /**
     * A registered seat.
     *
     * @param street with its kind, such as {@code Via Roma}
     * @param postalCode five digits in Italy
     * @param province two letters
     * @param country two letters
     */
    public record Seat(
            String street,
            Optional<String> number,
            String postalCode,
            String municipality,
            Optional<String> province,
            String country) {}
}
