package it.varco.roles.keycloak.page;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/**
 * One grant as a page shows it.
 *
 * @param profile the profile's slug
 * @param name what people call it
 * @param source on whose word it is held
 * @param state where it stands; {@code planned} before it begins
 * @param delegator the account for which the person acts, empty where there is none
 * @param steps all that became of it, oldest first
 * @param actions what may be done with it
 */
public record GrantView(
        String profile,
        String name,
        String source,
        String state,
        String delegator,
        List<Step> steps,
        List<String> actions) {

    /** One step in a grant's life. */
    public record Step(String state, String date, String office, String act) {}

    public GrantView {
        steps = List.copyOf(steps);
        actions = List.copyOf(actions);
    }

    static GrantView of(Grant grant, String name, List<String> actions, Instant now, Locale locale) {
        DateTimeFormatter dates =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        return new GrantView(
                grant.profile(),
                name,
                grant.source().slug(),
                grant.stateAt(now).map(GrantState::slug).orElse("planned"),
                grant.delegator().orElse(""),
                grant.changes().stream()
                        .map(change -> new Step(
                                change.state().slug(),
                                dates.format(PolicyZone.dayOf(change.from())),
                                change.word().office().orElse(""),
                                change.word().act().orElse("")))
                        .toList(),
                actions);
    }
}
