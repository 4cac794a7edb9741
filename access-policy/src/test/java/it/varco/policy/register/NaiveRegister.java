package it.varco.policy.register;

import it.varco.policy.plan.PolicyZone;
import it.varco.policy.signin.Assurance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The same rules a second time, as they are told: everything that happened is laid on one line in time, acts and sign-ins alike, and walked
 * along up to the instant that is asked about. Shares with the product the records alone, and neither the order of events nor the table.
 */
record NaiveRegister(RegisterHistory history) {

    /** Where one stands, since when, and with what memory. */
    private record Place(RegisterState state, Instant since, boolean everActive, Assurance kept) {}

    /** Something on the line. */
    private record Happening(Instant at, OrderEvent event, RecordedSignIn signIn) {}

    RegisterState at(Instant instant) {
        Place place = history.initial()
                .map(r -> new Place(
                        r.state(),
                        r.since(),
                        r.state() != RegisterState.PENDING_FIRST,
                        r.state() == RegisterState.ACTIVE ? Assurance.NONE : r.level()))
                .orElse(new Place(RegisterState.ABSENT, Instant.MIN, false, Assurance.NONE));
        for (Happening happening : line()) {
            if (happening.at().isAfter(instant)) {
                break;
            }
            place = happening.event() == null
                    ? signedIn(place, happening.signIn())
                    : told(place, happening.at(), happening.event());
        }
        return place.since().isAfter(instant) ? RegisterState.ABSENT : place.state();
    }

    private Place told(Place place, Instant at, OrderEvent event) {
        RegisterState next = next(place, event.act());
        if (next == place.state()) {
            return place;
        }
        return new Place(
                next,
                at,
                place.everActive() || next == RegisterState.ACTIVE,
                place.state() == RegisterState.ACTIVE ? level(at) : place.kept());
    }

    private static Place signedIn(Place place, RecordedSignIn signIn) {
        boolean waits =
                place.state() == RegisterState.PENDING_FIRST || place.state() == RegisterState.PENDING_REACTIVATION;
        return waits
                        && signIn.effect() == RecordedSignIn.Effect.ACTIVATES
                        && signIn.at().isAfter(place.since())
                ? new Place(RegisterState.ACTIVE, signIn.at(), true, place.kept())
                : place;
    }

    /** Acts in their order, each where it belongs in time, then the sign-ins: after the acts of the same instant. */
    private List<Happening> line() {
        List<OrderEvent> acts = inOrder();
        List<Happening> line = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            Instant at = countsFrom(acts.get(i));
            for (OrderEvent later : acts.subList(i, acts.size())) {
                if (takes(later) && countsFrom(later).isBefore(at)) {
                    at = countsFrom(later);
                }
            }
            insert(line, new Happening(at, acts.get(i), null));
        }
        for (RecordedSignIn signIn : history.signIns()) {
            insert(line, new Happening(signIn.at(), null, signIn));
        }
        return line;
    }

    private static void insert(List<Happening> line, Happening happening) {
        int i = line.size();
        while (i > 0 && line.get(i - 1).at().isAfter(happening.at())) {
            i--;
        }
        line.add(i, happening);
    }

    private RegisterState next(Place place, OrderAct act) {
        return switch (place.state()) {
            case ABSENT ->
                switch (act) {
                    case ENROLLED -> RegisterState.PENDING_FIRST;
                    case REACTIVATED -> RegisterState.PENDING_REACTIVATION;
                    case SUSPENDED -> RegisterState.SUSPENDED;
                    case REVOKED -> RegisterState.REVOKED;
                };
            case PENDING_FIRST, ACTIVE, PENDING_REACTIVATION ->
                switch (act) {
                    case ENROLLED, REACTIVATED -> place.state();
                    case SUSPENDED -> RegisterState.SUSPENDED;
                    case REVOKED -> RegisterState.REVOKED;
                };
            case SUSPENDED ->
                switch (act) {
                    case ENROLLED, SUSPENDED -> RegisterState.SUSPENDED;
                    case REVOKED -> RegisterState.REVOKED;
                    case REACTIVATED -> back(place);
                };
            case REVOKED ->
                switch (act) {
                    case SUSPENDED, REVOKED -> RegisterState.REVOKED;
                    case ENROLLED, REACTIVATED -> back(place);
                };
        };
    }

    private static RegisterState back(Place place) {
        if (!place.everActive()) {
            return RegisterState.PENDING_FIRST;
        }
        return place.kept() == Assurance.STRONG ? RegisterState.ACTIVE : RegisterState.PENDING_REACTIVATION;
    }

    private Assurance level(Instant before) {
        Assurance level = Assurance.NONE;
        for (RecordedSignIn signIn : history.signIns()) {
            if (signIn.at().isBefore(before) && signIn.assurance().compareTo(level) > 0) {
                level = signIn.assurance();
            }
        }
        if (history.initial().isPresent()
                && history.initial().get().since().isBefore(before)
                && history.initial().get().level().compareTo(level) > 0) {
            level = history.initial().get().level();
        }
        return level;
    }

    /** By insertion: each before the first that it must precede. */
    private List<OrderEvent> inOrder() {
        List<OrderEvent> sorted = new ArrayList<>();
        for (OrderEvent event : history.events()) {
            boolean old = history.initial().isPresent()
                    && !takes(event)
                    && countsFrom(event).isBefore(history.initial().get().since());
            if (!history.withdrawn().contains(event.id()) && !old) {
                int i = 0;
                while (i < sorted.size() && !precedes(event, sorted.get(i))) {
                    i++;
                }
                sorted.add(i, event);
            }
        }
        return sorted;
    }

    private static boolean precedes(OrderEvent one, OrderEvent other) {
        if (!one.effective().equals(other.effective())) {
            return one.effective().isBefore(other.effective());
        }
        if (one.sequence().isPresent() && other.sequence().isPresent()) {
            if (one.sequence().getAsLong() != other.sequence().getAsLong()) {
                return one.sequence().getAsLong() < other.sequence().getAsLong();
            }
        } else if (one.sequence().isPresent()) {
            return takes(other);
        } else if (other.sequence().isPresent()) {
            return !takes(one);
        }
        if (one.act() != other.act()) {
            return harm(one) < harm(other);
        }
        if (!one.receivedAt().equals(other.receivedAt())) {
            return one.receivedAt().isBefore(other.receivedAt());
        }
        return one.id().compareTo(other.id()) < 0;
    }

    private static boolean takes(OrderEvent event) {
        return event.act() == OrderAct.SUSPENDED || event.act() == OrderAct.REVOKED;
    }

    private static int harm(OrderEvent event) {
        return switch (event.act()) {
            case ENROLLED -> 0;
            case REACTIVATED -> 1;
            case SUSPENDED -> 2;
            case REVOKED -> 3;
        };
    }

    private static Instant countsFrom(OrderEvent event) {
        Instant day = event.effective().atStartOfDay(PolicyZone.ROME).toInstant();
        return takes(event) || event.receivedAt().isBefore(day) ? day : event.receivedAt();
    }
}
