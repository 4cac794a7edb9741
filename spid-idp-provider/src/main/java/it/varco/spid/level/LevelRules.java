package it.varco.spid.level;

import java.util.Optional;

/**
 * What a realm asks for.
 *
 * @param usual for an application that neither says anything nor has anything set
 * @param lowest below which nobody is let in, whatever a client or an application says
 */
public record LevelRules(LevelRequest usual, SpidLevel lowest) {

    /** What comes of the realm, the client and the application together. */
    public sealed interface Outcome {}

    /**
     * What to ask for, and what a session must be worth.
     *
     * @param request what the identity provider is asked
     * @param wanted the level below which a session that is already there is not used for this application
     * @param binding the level below which nobody comes to this application, through whatever door
     */
    public record Demand(LevelRequest request, Optional<SpidLevel> wanted, Optional<SpidLevel> binding)
            implements Outcome {}

    /** Nobody is asked. */
    public record Refused(LevelFault fault) implements Outcome {}

    /** What to ask for when a person comes from that client with that wish. */
    public Outcome with(ClientLevel client, Wish wish) {
        Optional<LevelRequest> set = client.isSet() ? client.beside(usual) : Optional.empty();
        if (client.isSet() && set.isEmpty()) {
            return new Refused(LevelFault.NOTHING_SATISFIES);
        }
        Wish.Meaning meaning = wish.meaning();
        if (meaning instanceof Wish.Meaning.Void nothing) {
            return new Refused(nothing.fault());
        }
        Optional<LevelRequest> wished =
                meaning instanceof Wish.Meaning.Of asked ? Optional.of(asked.request()) : Optional.empty();
        Optional<LevelRequest> wanted = both(set, wished);
        return new Demand(
                wanted.orElse(usual).notBelow(lowest),
                wanted.map(LevelRequest::weakest),
                both(set, wish.force() == Wish.Force.BINDING ? wished : Optional.empty())
                        .map(LevelRequest::weakest));
    }

    private static Optional<LevelRequest> both(Optional<LevelRequest> one, Optional<LevelRequest> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(other.get().notBelow(one.get()))
                : one.or(() -> other);
    }
}
