package it.varco.roles.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.plan.PlanDocument;
import it.varco.policy.plan.PlanReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The plan that ships, as text and compiled. */
final class InailPlan {

    private InailPlan() {}

    static String document() {
        try {
            return Files.readString(Path.of("..", "realm-export", "src", "main", "resources", "inail-plan.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static CompiledPlan compiled(String document) {
        PlanReading reading = new PlanDocument().read(document);
        assertThat(reading).isInstanceOf(PlanReading.Accepted.class);
        return CompiledPlan.of(((PlanReading.Accepted) reading).plan());
    }
}
