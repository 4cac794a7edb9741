package it.varco.register.ledger;

import it.varco.policy.register.InitialRecord;
import java.time.Instant;

/**
 * What the old register said of a person.
 *
 * @param recordedAt when it was loaded, on the wall clock
 */
public record KeptLoad(InitialRecord record, Instant recordedAt) {}
