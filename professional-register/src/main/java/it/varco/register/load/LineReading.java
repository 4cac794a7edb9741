package it.varco.register.load;

import it.varco.register.ledger.LoadedRecord;

/** What became of one line. */
public sealed interface LineReading {

    /** It says where somebody's role stood. */
    record Read(LoadedRecord record) implements LineReading {}

    /**
     * It says nothing that can be.
     *
     * @param field the field that is wrong; empty for the line as a whole
     */
    record Refused(LoadFault fault, String field) implements LineReading {}
}
