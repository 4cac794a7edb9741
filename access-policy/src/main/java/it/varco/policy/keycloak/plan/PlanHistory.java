package it.varco.policy.keycloak.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * Every version of a realm's plan that was published.
 *
 * @param versions oldest first
 */
public record PlanHistory(List<PublishedVersion> versions) {

    /** No realm has more versions: all of them are in memory. */
    static final int MOST = 1000;

    public PlanHistory {
        versions = List.copyOf(versions);
    }

    /** What was published in that realm; nothing where there is no plan. */
    public static PlanHistory of(RealmModel realm) {
        return RealmPlan.component(realm).flatMap(PlanHistory::of).orElse(new PlanHistory(List.of()));
    }

    /** The history in a component, which the database gives back in any order; empty where an entry cannot be read. */
    static Optional<PlanHistory> of(ComponentModel component) {
        List<Optional<PublishedVersion>> entries =
                texts(component).stream().map(PublishedVersion::parse).toList();
        return entries.stream().allMatch(Optional::isPresent)
                ? Optional.of(new PlanHistory(entries.stream()
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingInt(PublishedVersion::number))
                        .toList()))
                : Optional.empty();
    }

    static List<String> texts(ComponentModel component) {
        return component.getConfig().getOrDefault(RealmPlan.HISTORY, List.of());
    }

    /** The version published last. */
    public Optional<PublishedVersion> latest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The version of that number. */
    public Optional<PublishedVersion> version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    boolean isCountedFromOne() {
        return IntStream.range(0, versions.size()).allMatch(i -> versions.get(i).number() == i + 1);
    }

    PlanHistory with(PublishedVersion version) {
        return new PlanHistory(
                Stream.concat(versions.stream(), Stream.of(version)).toList());
    }

    void writeTo(ComponentModel component) {
        component
                .getConfig()
                .put(
                        RealmPlan.HISTORY,
                        versions.stream().map(PublishedVersion::text).toList());
    }
}
