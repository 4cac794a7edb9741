package it.varco.testcards;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;

/** How an authority's OCSP responder answers. What forgers sign says that the card is good. */
public enum OcspMode {
    /** With what is registered of the card; of a card that nobody issued: unknown. Signed by the authority, without a nonce, good for an hour. */
    AS_REGISTERED(call -> call.asRegistered().write()),
    /** Every card is good. */
    GOOD(call -> call.good().write()),
    /** Every card is revoked. */
    REVOKED(call -> call.revoked().write()),
    /** Every card is suspended. */
    ON_HOLD(call -> call.onHold().write()),
    /** No card is known. */
    UNKNOWN(call -> call.unknown().write()),
    /** Signed by somebody to whom the authority has left that; as registered. */
    DELEGATED(call -> call.asRegistered()
            .signedBy(call.authorities().ocspSigner(call.ca()))
            .write()),
    /** Signed by somebody with a certificate of the authority that is not for OCSP, such as any card. */
    DELEGATED_WITHOUT_PURPOSE(call -> call.good()
            .signedBy(call.authorities().ocspSignerWithoutPurpose(call.ca()))
            .write()),
    /** Signed by a delegate whose certificate has expired. */
    DELEGATED_EXPIRED(call -> call.good()
            .signedBy(call.authorities().expiredOcspSigner(call.ca()))
            .write()),
    /** Signed by a delegate of the forger who has the name of the CNS authority. */
    DELEGATED_BY_CLONE(call ->
            call.good().signedBy(call.authorities().ocspSigner(Ca.CNS_CLONE)).write()),
    /** Signed by the forger who has the name of the CNS authority, and shows its certificate. */
    WRONG_SIGNER(
            call -> call.good().signedBy(call.authorities().of(Ca.CNS_CLONE)).write()),
    /** One bit of the signature is another. */
    BAD_SIGNATURE(call -> call.good().writeTampered()),
    /** About another certificate. */
    WRONG_CERT_ID(call -> call.good().about(call.another()).write()),
    /** About two certificates, the one that was asked for second; as registered. */
    ANOTHER_FIRST(
            call -> call.asRegistered().about(call.another(), call.asked()).write()),
    /** With the request's nonce, if it has one; as registered. */
    WITH_NONCE(call -> call.asRegistered().with(call.nonce()).write()),
    /** With a nonce that nobody sent. */
    WRONG_NONCE(call ->
            call.good().with(Optional.of(OcspAnswer.nonceOf(new byte[16]))).write()),
    /** Good until yesterday. */
    STALE(call -> call.good().made(Duration.ofDays(1)).write()),
    /** Good from tomorrow. */
    NOT_YET(call -> call.good().made(Duration.ofDays(-1)).write()),
    /** Of now, without saying until when; as registered. */
    NO_NEXT_UPDATE(call -> call.asRegistered().withoutNextUpdate().write()),
    /** A year old, without saying until when. */
    OLD_WITHOUT_NEXT_UPDATE(
            call -> call.good().withoutNextUpdate().made(Duration.ofDays(365)).write()),
    /** Try later. */
    TRY_LATER(call -> OcspAnswer.failure(OCSPRespBuilder.TRY_LATER)),
    /** Not authorised, which is what many responders say of a certificate that they do not know. */
    UNAUTHORIZED(call -> OcspAnswer.failure(OCSPRespBuilder.UNAUTHORIZED)),
    /** Successful, and nothing in it. */
    EMPTY(call -> OcspAnswer.failure(OCSPRespBuilder.SUCCESSFUL)),
    /** Nothing, until {@link CardResponder#release()}. */
    HANG(call -> {
        call.gate().hang();
        return Reply.status(503);
    }),
    /** HTTP 500. */
    STATUS_500(call -> Reply.status(500)),
    /** Ten megabytes. */
    TOO_BIG(call -> Reply.zeros(OcspAnswer.TYPE, 10)),
    /** To an address of the same responder, where a true answer would be. */
    REDIRECT(call -> Reply.redirect(call.elsewhere())),
    /** A page for people. */
    GARBAGE(call -> Reply.garbage());

    private final Function<OcspCall, Reply> strategy;

    OcspMode(Function<OcspCall, Reply> strategy) {
        this.strategy = strategy;
    }

    Reply answer(OcspCall call) {
        return strategy.apply(call);
    }
}
