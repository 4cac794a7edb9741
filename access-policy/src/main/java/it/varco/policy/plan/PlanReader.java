package it.varco.policy.plan;

import it.varco.policy.signin.SignInMethod;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a plan of a document in which nothing is wrong. */
final class PlanReader {

    private static final int USUAL_NOTICE = 30;

    private PlanReader() {}

    static Plan read(DocumentField document) {
        DocumentField ceiling = document.at("ceiling");
        return new Plan(
                text(document.at("body")),
                text(document.at("version")),
                document.at("effectiveFrom").day().orElseThrow(),
                document.at("methods").items().map(PlanReader::method).toList(),
                document.at("profiles").items().map(PlanReader::profile).toList(),
                document.at("phases").items().map(PlanReader::phase).toList(),
                ceiling.day("from").map(from -> new Ceiling(from, act(ceiling), noticeDays(ceiling))),
                document.at("exemptions").items().map(PlanReader::exemption).toList(),
                oneOf(OnEmptyRoles.class, document.at("onEmptyRoles").textOr("deny")),
                oneOf(Renewal.class, document.at("renewal").textOr("is-not-issuance")));
    }

    private static MethodRule method(DocumentField method) {
        return new MethodRule(
                SignInMethod.named(text(method.at("method"))).orElseThrow(),
                oneOf(Strength.class, text(method.at("strength"))),
                texts(method.at("levels")),
                method.at("adequate").items().map(PlanReader::period).toList());
    }

    private static Profile profile(DocumentField profile) {
        Map<String, String> names = profile.at("names").node().properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, name -> name.getValue().textValue()));
        return new Profile(
                text(profile.at("slug")),
                names,
                oneOf(ProfileKind.class, text(profile.at("kind"))),
                profile.at("within").items().map(PlanReader::text).toList(),
                GrantSource.named(text(profile.at("source"))).orElseThrow(),
                oneOf(DelegationRule.class, profile.at("delegation").textOr("none")),
                profile.at("delegatedBy").text(),
                profile.at("group").text());
    }

    private static Phase phase(DocumentField phase) {
        DocumentField profiles = phase.at("profiles");
        return new Phase(
                text(phase.at("id")),
                act(phase),
                phase.day("from").orElseThrow(),
                profiles.node().isTextual() ? new ProfileSelection.All() : new ProfileSelection.These(texts(profiles)),
                texts(phase.at("stops")).stream()
                        .map(stop -> oneOf(Stop.class, stop))
                        .collect(Collectors.toSet()),
                noticeDays(phase),
                oneOf(Delegates.class, phase.at("delegates").textOr("included")));
    }

    private static Exemption exemption(DocumentField exemption) {
        DocumentField age = exemption.at("belowAge");
        return new Exemption(
                text(exemption.at("id")),
                act(exemption),
                period(exemption),
                texts(exemption.at("profiles")),
                age.isThere() ? OptionalInt.of(age.node().intValue()) : OptionalInt.empty(),
                oneOf(Exemption.CeilingReach.class, exemption.at("ceiling").textOr("ends-at-ceiling")));
    }

    private static Act act(DocumentField holder) {
        DocumentField act = holder.at("act");
        return new Act(
                text(act.at("name")), text(act.at("number")), act.day("date").orElseThrow());
    }

    private static Period period(DocumentField period) {
        return new Period(period.day("from"), period.day("until"));
    }

    private static int noticeDays(DocumentField holder) {
        return holder.at("noticeDays").node().asInt(USUAL_NOTICE);
    }

    private static Set<String> texts(DocumentField list) {
        return list.items().map(PlanReader::text).collect(Collectors.toSet());
    }

    private static String text(DocumentField field) {
        return field.text().orElseThrow();
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String slug) {
        return Enum.valueOf(type, slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
