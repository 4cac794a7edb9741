package it.varco.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import it.varco.policy.decision.CompiledPlan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A document is accepted or refused with reasons, whatever stands in it; and what is accepted compiles. */
class WhateverIsInADocumentTest {

    private static final PlanDocument DOCUMENT = new PlanDocument();

    @Property(tries = 500)
    void isAcceptedOrRefusedWithReasons(@ForAll("places") String place, @ForAll("values") String value) {
        assertThatNoException().isThrownBy(() -> {
            PlanReading reading = DOCUMENT.read(TestPlans.with(place, value).toString());
            if (reading instanceof PlanReading.Accepted accepted) {
                CompiledPlan.of(accepted.plan());
            } else {
                assertThat(((PlanReading.Refused) reading).faults()).isNotEmpty();
            }
        });
    }

    @Provide
    Arbitrary<String> places() {
        List<String> found = new ArrayList<>();
        collect(DocumentField.root(TestPlans.small()), found);
        return Arbitraries.of(found);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1e999",
                "1.5",
                "\"\"",
                "\"a\"",
                "\"ombrello\"",
                "\"ditte\"",
                "\"delegation\"",
                "\"2021-10-02\"",
                "\"0000-00-00\"",
                "[]",
                "[[]]",
                "[null]",
                "[\"ditte\", \"ombrello\"]",
                "{}",
                "[{}]",
                "{\"from\": \"2021-01-01\"}",
                "[{\"from\": 1}, {}]",
                "\"everybody\"",
                "\"spid\"",
                "\"weak\"");
    }

    private static void collect(DocumentField field, List<String> found) {
        if (!field.pointer().isEmpty()) {
            found.add(field.pointer());
        }
        field.items().forEach(item -> collect(item, found));
        field.members().forEach(member -> collect(member, found));
    }
}
