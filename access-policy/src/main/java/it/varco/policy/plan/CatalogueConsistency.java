package it.varco.policy.plan;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the profiles agree with each other. */
final class CatalogueConsistency {

    /** Roles of operators and of Keycloak, which no grant may ever give. */
    private static final Set<String> NOT_OURS = Set.of("varco-", "default-roles-");

    private final DocumentField profiles;
    private final Catalogue catalogue;

    CatalogueConsistency(DocumentField profiles, Catalogue catalogue) {
        this.profiles = profiles;
        this.catalogue = catalogue;
    }

    Stream<PlanFault> faults() {
        return Stream.of(
                        PlanConsistency.repeated(profiles.items().map(profile -> profile.at("slug"))),
                        catalogue.unknown(profiles.items()
                                .flatMap(profile -> profile.at("within").items())),
                        catalogue.unknown(profiles.items().map(profile -> profile.at("delegatedBy"))),
                        profiles.items().flatMap(this::slug),
                        profiles.items().flatMap(this::within),
                        profiles.items().flatMap(this::source))
                .flatMap(Function.identity());
    }

    private Stream<PlanFault> slug(DocumentField profile) {
        DocumentField slug = profile.at("slug");
        String text = slug.textOr("");
        Stream<PlanFault> reserved = NOT_OURS.stream()
                .filter(text::startsWith)
                .map(prefix -> slug.fault("begins with " + prefix + ", which roles of operators and of Keycloak do"));
        boolean isDelegateRole =
                Profile.slugOfDelegateRole(text).flatMap(catalogue::profile).isPresent();
        return Stream.concat(
                reserved,
                isDelegateRole ? Stream.of(slug.fault("is the role of another profile's delegates")) : Stream.empty());
    }

    private Stream<PlanFault> within(DocumentField profile) {
        Stream<PlanFault> noUmbrella = profile.at("within")
                .items()
                .filter(umbrella -> umbrella.text()
                        .flatMap(catalogue::profile)
                        .filter(found -> !found.at("kind").holds("umbrella"))
                        .isPresent())
                .map(umbrella -> umbrella.fault("names " + umbrella.textOr("") + ", whose kind is not umbrella"));
        return Stream.concat(noUmbrella, circle(profile, "within", "leads back to the profile itself"));
    }

    private Stream<PlanFault> source(DocumentField profile) {
        return Stream.of(
                        onlyWith(profile, "delegation", "delegatedBy"),
                        onlyWith(profile, "group", "group"),
                        circle(profile, "delegatedBy", "leads back to the profile itself: nobody could begin"))
                .flatMap(Function.identity());
    }

    private static Stream<PlanFault> onlyWith(DocumentField profile, String source, String member) {
        DocumentField field = profile.at(member);
        if (profile.at("source").holds(source) == field.isThere()) {
            return Stream.empty();
        }
        return Stream.of(
                field.isThere()
                        ? field.fault("is there, but the source is not " + source)
                        : field.fault("is missing: the source is " + source));
    }

    private Stream<PlanFault> circle(DocumentField profile, String member, String reason) {
        return profile.at("slug").text().stream()
                .filter(slug -> catalogue.reached(slug, member).contains(slug))
                .map(slug -> profile.at(member).fault(reason));
    }
}
