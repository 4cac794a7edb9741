package it.varco.register.ledger;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.InitialRecord;

/** One line of the body's old register. */
public record LoadedRecord(FiscalCode person, InitialRecord record) {}
