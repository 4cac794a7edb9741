package it.varco.policy.plan;

import java.util.List;

/** What came of reading a document. */
public sealed interface PlanReading {

    /** The plan that it holds. */
    record Accepted(Plan plan) implements PlanReading {}

    /** Everything that is wrong with it, in the order of its fields as far as they can be told apart. */
    record Refused(List<PlanFault> faults) implements PlanReading {

        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
