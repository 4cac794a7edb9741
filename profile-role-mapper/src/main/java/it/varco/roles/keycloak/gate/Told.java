package it.varco.roles.keycloak.gate;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.Notice;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.decision.Reason;
import it.varco.policy.decision.RoleAnswer;
import it.varco.policy.keycloak.page.MethodNames;
import it.varco.policy.plan.Act;
import it.varco.policy.signin.SignIn;
import it.varco.roles.keycloak.access.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person is to read, in the order in which it is read: what waits for a strong sign-in (M1, M2), what the plan took
 * (M4), what others took (M3, R-15), what ends soon. Each is the name of a text and what stands in it.
 */
final class Told {

    private final CompiledPlan plan;
    private final PersonalAccess access;
    private final SignIn signIn;
    private final Instant now;
    private final Locale locale;

    private Told(CompiledPlan plan, PersonalAccess access, SignIn signIn, Instant now, Locale locale) {
        this.plan = plan;
        this.access = access;
        this.signIn = signIn;
        this.now = now;
        this.locale = locale;
    }

    /** What is to be told of that standing; none where there is no plan, or no sign-in, to tell of. */
    static Optional<Told> of(Standing standing, Locale locale) {
        if (standing instanceof Standing.Open open) {
            return Optional.of(new Told(open.inForce(), open.access(), open.signIn(), open.now(), locale));
        }
        return standing instanceof Standing.Refused refused
                ? refused.plan().map(plan -> new Told(plan, refused.access(), refused.signIn(), refused.now(), locale))
                : Optional.empty();
    }

    /** The texts, each with what stands in it. */
    List<Map<String, Object>> items() {
        List<Map<String, Object>> stopped =
                access.missing().stream().flatMap(this::takenByPlan).toList();
        return Stream.of(
                        access.missing().stream().flatMap(this::pending),
                        stopped.stream(),
                        stopped.isEmpty()
                                ? stopped("access-stopped", "", access.login())
                                : Stream.<Map<String, Object>>empty(),
                        access.missing().stream().flatMap(this::takenByOthers),
                        access.notices().stream().map(this::endsSoon))
                .flatMap(items -> items)
                .distinct()
                .toList();
    }

    /** By which methods another sign-in would mend it: what only waits is mended by any that is adequate on this day. */
    List<String> mendingMethods() {
        return isPending() && access.missing().stream().noneMatch(RoleAnswer::isTakenByPlan)
                ? adequateMethods()
                : strongMethods();
    }

    /** Whether another sign-in, by a strong method, would mend something. */
    boolean isMendable() {
        return !plan.isStrong(signIn) || isPending();
    }

    private boolean isPending() {
        return access.missing().stream().flatMap(this::pending).findAny().isPresent();
    }

    private List<String> adequateMethods() {
        return MethodNames.of(plan.adequateMethods(now));
    }

    private List<String> strongMethods() {
        return MethodNames.ofStrong(plan);
    }

    private Stream<Map<String, Object>> pending(RoleAnswer answer) {
        Reason reason = answer.grant().reason();
        // Who signed in adequately has done what is asked; the register activates the role.
        return (reason == Reason.PENDING_FIRST || reason == Reason.PENDING_REACTIVATION)
                        && !plan.isAdequate(signIn, now)
                ? Stream.of(item(
                        reason.slug(),
                        profile(answer.profile()),
                        Optional.empty(),
                        Optional.empty(),
                        adequateMethods()))
                : Stream.empty();
    }

    private Stream<Map<String, Object>> takenByPlan(RoleAnswer answer) {
        if (!answer.isTakenByPlan()) {
            return Stream.empty();
        }
        return answer.plan().reason() == Reason.LEVEL_TOO_LOW
                ? Stream.of(item(
                        Reason.LEVEL_TOO_LOW.slug(),
                        profile(answer.profile()),
                        Optional.empty(),
                        Optional.empty(),
                        strongMethods()))
                : stopped("stopped", profile(answer.profile()), answer.plan());
    }

    private Stream<Map<String, Object>> stopped(String text, String profile, Decision decision) {
        return decision.reason() == Reason.STOPPED_BY_PHASE || decision.reason() == Reason.STOPPED_BY_CEILING
                ? Stream.of(item(text, profile, decision.since(), decision.act(), strongMethods()))
                : Stream.empty();
    }

    private Stream<Map<String, Object>> takenByOthers(RoleAnswer answer) {
        return switch (answer.grant().reason()) {
            case SUSPENDED, REVOKED, ASKED ->
                Stream.of(item(
                        answer.grant().reason().slug(),
                        profile(answer.profile()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
            default -> Stream.empty();
        };
    }

    private Map<String, Object> endsSoon(Notice notice) {
        return item(
                notice.profile().isPresent() ? "ends-soon" : "access-ends-soon",
                notice.profile().map(this::profile).orElse(""),
                Optional.of(notice.from()),
                Optional.of(notice.act()),
                strongMethods());
    }

    private Map<String, Object> item(
            String text, String profile, Optional<LocalDate> day, Optional<Act> act, List<String> methods) {
        Map<String, Object> item = new HashMap<>();
        item.put("text", text);
        item.put("profile", profile);
        item.put("day", day.map(this::written).orElse(""));
        item.put("actName", act.map(Act::name).orElse(""));
        item.put("actNumber", act.map(Act::number).orElse(""));
        item.put("actDay", act.map(found -> written(found.date())).orElse(""));
        item.put("methods", methods);
        return item;
    }

    private String profile(String slug) {
        return plan.profile(slug).map(found -> found.name(locale.getLanguage())).orElse(slug);
    }

    private String written(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }
}
