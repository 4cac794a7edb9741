package it.varco.spid.metadata;

import java.util.Optional;

/**
 * Whose services people sign in to.
 *
 * @param email an office's mailbox, not a person's
 * @param telephone with international prefix and no blanks
 * @param aggregator who gives it its way into SPID, where it has none of its own
 */
public record Body(
        Organization organization,
        Sector sector,
        BodyCodes codes,
        Optional<String> email,
        Optional<String> telephone,
        Optional<Aggregator> aggregator,
        Optional<Billing> billing) {}
