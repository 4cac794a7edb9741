package it.varco.register.ledger;

import java.time.Instant;

/**
 * What the Order gets for an event that is kept. Whoever sends the same event again gets the very same one.
 *
 * @param id ours, unique
 * @param eventId the Order's
 * @param recordedAt when it was written down, on the wall clock
 */
public record Receipt(String id, String eventId, Instant recordedAt) {}
