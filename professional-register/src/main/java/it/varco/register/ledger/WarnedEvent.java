package it.varco.register.ledger;

import it.varco.policy.register.RegisterWarning;

/** An event of which replay has something to say to an operator. */
public record WarnedEvent(RegisterWarning warning, TakenEvent event) {}
