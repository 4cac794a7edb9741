package it.varco.register.keycloak.desk;

import it.varco.policy.register.RegisterState;
import it.varco.policy.register.Standing;
import it.varco.register.ledger.KeptSignIn;
import it.varco.register.ledger.PersonFile;
import it.varco.register.ledger.TakenEvent;
import it.varco.register.message.OrderMessage.Content;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where one person stands under one profile, as the page shows it. Of an Order's reasons the page says nothing: they are for the person.
 *
 * @param name what people call the profile
 * @param state the state now, {@code absent} where nobody has said anything
 * @param advice which instruction the operator reads: {@code waits}, {@code interrupted}, {@code active} or {@code absent}
 * @param states all states, oldest first; those to come too
 * @param events what the Order communicated, newest first
 * @param signIns the last sign-ins of the person, newest first
 */
public record ProfileView(
        String name,
        String state,
        String advice,
        List<StateView> states,
        List<EventView> events,
        List<SignInView> signIns) {

    private static final int MOST_SIGN_INS = 10;
    private static final String ABSENT = "absent";

    public ProfileView {
        states = List.copyOf(states);
        events = List.copyOf(events);
        signIns = List.copyOf(signIns);
    }

    /** A state, and from when. */
    public record StateView(String day, String state) {}

    /**
     * A communication.
     *
     * @param about which sentence tells of it
     * @param detail the day from which it holds, or the id of what is taken back
     * @param received when it came
     * @param id the Order's own
     * @param warning the code of what did not fit, empty where all did
     */
    public record EventView(String about, String detail, String received, String id, String warning) {}

    /** A sign-in of the person's. */
    public record SignInView(String at, String method) {}

    static ProfileView of(String name, Optional<PersonFile> file, Instant now, Locale locale) {
        Days days = new Days(locale);
        Optional<Standing> standing = file.flatMap(PersonFile::standing);
        RegisterState state = standing.map(found -> found.at(now)).orElse(RegisterState.ABSENT);
        return new ProfileView(
                name,
                slug(state),
                advice(state),
                standing.map(Standing::steps).orElse(List.of()).stream()
                        .map(step -> new StateView(days.of(step.from()), slug(step.state())))
                        .toList(),
                file.map(PersonFile::events).orElse(List.of()).stream()
                        .sorted(Comparator.comparing(TakenEvent::receivedAt).reversed())
                        .map(event -> event(event, standing, days))
                        .toList(),
                file.map(PersonFile::signIns).orElse(List.of()).stream()
                        .sorted(Comparator.comparing(
                                        (KeptSignIn kept) -> kept.signIn().at())
                                .reversed())
                        .limit(MOST_SIGN_INS)
                        .map(kept -> new SignInView(
                                days.of(kept.signIn().at()), kept.method().slug()))
                        .toList());
    }

    private static EventView event(TakenEvent taken, Optional<Standing> standing, Days days) {
        Content content = taken.message().content();
        return new EventView(
                about(content),
                detail(content, days),
                days.of(taken.receivedAt()),
                taken.message().eventId(),
                standing.map(Standing::warnings)
                        .map(warnings -> warnings.get(taken.message().eventId()))
                        .map(warning -> warning.code())
                        .orElse(""));
    }

    private static String detail(Content content, Days days) {
        if (content instanceof Content.Act act) {
            return days.of(act.effective());
        }
        return content instanceof Content.Withdrawal withdrawal ? withdrawal.eventId() : "";
    }

    private static String about(Content content) {
        if (content instanceof Content.Act act) {
            return act.act().name().toLowerCase(Locale.ROOT);
        }
        return content instanceof Content.Withdrawal ? "withdrawn" : "new-fiscal-code";
    }

    private static String advice(RegisterState state) {
        if (state.waitsForSignIn()) {
            return "waits";
        }
        if (state.isInterrupted()) {
            return "interrupted";
        }
        return state == RegisterState.ACTIVE ? "active" : ABSENT;
    }

    private static String slug(RegisterState state) {
        return state.grantState().map(grant -> grant.slug()).orElse(ABSENT);
    }
}
