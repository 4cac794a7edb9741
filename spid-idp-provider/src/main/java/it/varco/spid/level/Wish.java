package it.varco.spid.level;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an application says of the level when it sends a person to sign in: {@code acr_values} and the claim {@code acr} of
 * OpenID Connect, {@code RequestedAuthnContext} of SAML.
 *
 * @param force whether the application takes nobody who does not fulfil it
 * @param comparison how the contexts are meant; OpenID Connect knows none, and {@code minimum} is meant
 * @param contexts what it names, in any order: their order counts for nothing
 */
public record Wish(Force force, Comparison comparison, List<String> contexts) {

    /** How much a wish binds. */
    public enum Force {
        /** The person is let in without too, and the application sees it. */
        VOLUNTARY,
        BINDING
    }

    /** What a wish comes to. */
    public sealed interface Meaning {

        /** Nothing about the level. */
        record Nothing() implements Meaning {}

        /** This, or more. */
        record Of(LevelRequest request) implements Meaning {}

        /** What cannot be fulfilled, or not be understood. */
        record Void(LevelFault fault) implements Meaning {}
    }

    /** The application says nothing. */
    public static final Wish NONE = new Wish(Force.VOLUNTARY, Comparison.MINIMUM, List.of());

    public Wish {
        contexts = List.copyOf(contexts);
    }

    /**
     * What the contexts come to together. Any of several is enough, so that the weakest counts; {@code better} is better
     * than each of them and {@code maximum} reaches up to the strongest. A context that we do not know is left out of a
     * voluntary wish, as OpenID Connect wants it, and makes a binding one void where it is the only one.
     *
     * <p>Source: OpenID Connect Core 1.0, sections 3.1.2.1 and 5.5.1.1; SAML 2.0 core, section 3.3.2.2.1.
     */
    public Meaning meaning() {
        List<Worth> known =
                contexts.stream().map(Worth::of).flatMap(Optional::stream).toList();
        boolean unknown = known.size() < contexts.size();
        if (unknown && force == Force.BINDING && (known.isEmpty() || comparison == Comparison.BETTER)) {
            return new Meaning.Void(LevelFault.CONTEXT_UNKNOWN);
        }
        if (known.isEmpty()) {
            return new Meaning.Nothing();
        }
        return switch (comparison) {
            case EXACT, MINIMUM ->
                atLeast(known.stream().min(Comparator.naturalOrder()).orElseThrow());
            case BETTER -> better(known.stream().max(Comparator.naturalOrder()).orElseThrow());
            case MAXIMUM ->
                atLeast(known.stream().max(Comparator.naturalOrder()).orElseThrow());
        };
    }

    private Meaning atLeast(Worth worth) {
        return worth.level()
                .<Meaning>map(level -> new Meaning.Of(new LevelRequest(level, comparison)))
                .orElseGet(Meaning.Nothing::new);
    }

    /** Better than a password is the first level. */
    private static Meaning better(Worth worth) {
        return worth.level()
                .map(level -> LevelRequest.of(level, Comparison.BETTER)
                        .<Meaning>map(Meaning.Of::new)
                        .orElseGet(() -> new Meaning.Void(LevelFault.NOTHING_SATISFIES)))
                .orElseGet(() -> new Meaning.Of(new LevelRequest(SpidLevel.L1, Comparison.MINIMUM)));
    }
}
