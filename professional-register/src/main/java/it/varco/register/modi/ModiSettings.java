package it.varco.register.modi;

import java.time.Duration;
import java.util.Set;

/**
 * What this body has agreed upon.
 *
 * @param voucherIssuer {@code iss} of PDND's vouchers, as this environment of PDND writes it
 * @param audience {@code aud} of our e-service
 * @param senders who may send; nobody else may, however genuine
 * @param evidence what must be said about who acted at the Order's
 * @param skew by how much clocks may differ
 * @param longestLife how long a signature or evidence may live: it is remembered for as long
 */
public record ModiSettings(
        String voucherIssuer,
        String audience,
        Set<ModiSender> senders,
        Evidence evidence,
        Duration skew,
        Duration longestLife) {

    public ModiSettings {
        senders = Set.copyOf(senders);
    }

    /** Which pattern for auditing was agreed upon. */
    public enum Evidence {
        /** None is asked; one that comes is checked all the same. */
        NONE,
        AUDIT_REST_01,
        /** The voucher was asked with the evidence's digest. */
        AUDIT_REST_02
    }
}
