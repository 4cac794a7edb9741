package it.varco.policy.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The profiles of a document by their slugs, with what is above each. */
final class Catalogue {

    private final Map<String, DocumentField> profiles = new HashMap<>();

    Catalogue(DocumentField list) {
        list.items()
                .forEach(profile -> profile.at("slug").text().ifPresent(slug -> profiles.putIfAbsent(slug, profile)));
    }

    Optional<DocumentField> profile(String slug) {
        return Optional.ofNullable(profiles.get(slug));
    }

    /** Every umbrella over a profile, the profile not among them unless it lies within itself. */
    Set<String> umbrellas(String slug) {
        return reached(slug, "within");
    }

    /** Everything that one gets to from a profile by following that field. */
    Set<String> reached(String slug, String field) {
        Set<String> found = new HashSet<>();
        follow(slug, field, found);
        return found;
    }

    /** One fault for each of these fields that names a profile which is not there. */
    Stream<PlanFault> unknown(Stream<DocumentField> slugs) {
        return slugs.filter(slug ->
                        slug.text().filter(text -> !profiles.containsKey(text)).isPresent())
                .map(slug -> slug.fault("names " + slug.textOr("") + ", which is no profile of this plan"));
    }

    private void follow(String slug, String field, Set<String> found) {
        profile(slug).stream()
                .map(profile -> profile.at(field))
                .flatMap(next -> Stream.concat(Stream.of(next), next.items()))
                .flatMap(next -> next.text().stream())
                .filter(found::add)
                .forEach(next -> follow(next, field, found));
    }
}
