package it.varco.testcards;

import java.time.Duration;
import java.util.function.Function;

/** How an authority answers who fetches its revocation list. What forgers sign is empty. */
public enum ListMode {
    /** With the cards that are revoked or suspended, good for a day. */
    AS_REGISTERED(call -> call.asRegistered().write()),
    /** Good until yesterday; as registered. */
    EXPIRED(call -> call.asRegistered().made(Duration.ofDays(2)).write()),
    /** Good from tomorrow; as registered. */
    NOT_YET(call -> call.asRegistered().made(Duration.ofDays(-1)).write()),
    /** Does not say until when; as registered. */
    NO_NEXT_UPDATE(call -> call.asRegistered().withoutNextUpdate().write()),
    /** Somebody else's list. */
    OTHER_ISSUER(call -> call.asRegistered()
            .empty()
            .signedBy(call.authorities().of(Ca.ROGUE))
            .write()),
    /** Made by the forger who has the name of the CNS authority. */
    WRONG_SIGNER(call -> call.asRegistered()
            .empty()
            .signedBy(call.authorities().of(Ca.CNS_CLONE))
            .write()),
    /** One bit of the signature is another. */
    BAD_SIGNATURE(call -> call.asRegistered().empty().writeTampered()),
    /** The authority's own list of authorities' certificates, which says nothing of cards. */
    ONLY_AUTHORITIES(call -> call.asRegistered().empty().ofAuthorities().write()),
    /** What changed since another list. */
    DELTA(call -> call.asRegistered().empty().delta().write()),
    /** Nothing, until {@link CardResponder#release()}. */
    HANG(call -> {
        call.gate().hang();
        return Reply.status(503);
    }),
    /** HTTP 500. */
    STATUS_500(call -> Reply.status(500)),
    /** Sixty-four megabytes. */
    TOO_BIG(call -> Reply.zeros(RevocationList.TYPE, 64)),
    /** To an address of the same responder, where the true list would be. */
    REDIRECT(call -> Reply.redirect(call.elsewhere())),
    /** A page for people. */
    GARBAGE(call -> Reply.garbage());

    private final Function<ListCall, Reply> strategy;

    ListMode(Function<ListCall, Reply> strategy) {
        this.strategy = strategy;
    }

    Reply answer(ListCall call) {
        return strategy.apply(call);
    }
}
