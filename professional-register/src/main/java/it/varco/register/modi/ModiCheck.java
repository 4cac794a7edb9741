package it.varco.register.modi;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import it.varco.register.modi.ModiSettings.Evidence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks, in the order of the model, for the voucher that PDND gave the Order, for the Order's signature over the headers and the body, and
 * for evidence of who acted there. The body is parsed only after that, and by somebody else. Safe for threads.
 */
public final class ModiCheck {

    private static final String AUTHORIZATION = "authorization";
    private static final String SIGNATURE = "agid-jwt-signature";
    private static final String EVIDENCE = "agid-jwt-trackingevidence";
    private static final String BEARER = "bearer ";
    private static final String DPOP = "dpop ";
    private static final JOSEObjectType VOUCHER_TYPE = new JOSEObjectType("at+jwt");
    private static final List<String> WHO_ACTED = List.of("userID", "userLocation", "LoA");

    private final ModiSettings settings;
    private final TokenReader vouchers;
    private final TokenReader signatures;
    private final TokenReader evidences;
    private final SeenSignatures seen;
    private final InstantSource clock;

    /**
     * @param voucherKeys PDND's
     * @param clientKeys those of PDND's clients, by their ids
     */
    public ModiCheck(
            ModiSettings settings,
            JWKSource<SecurityContext> voucherKeys,
            JWKSource<SecurityContext> clientKeys,
            SeenSignatures seen,
            InstantSource clock) {
        this.settings = settings;
        this.vouchers = new TokenReader(
                voucherKeys, Set.of(VOUCHER_TYPE), ModiRefusal.VOUCHER_UNREADABLE, ModiRefusal.VOUCHER_NOT_SIGNED);
        this.signatures = new TokenReader(
                clientKeys,
                Set.of(JOSEObjectType.JWT),
                ModiRefusal.SIGNATURE_UNREADABLE,
                ModiRefusal.SIGNATURE_NOT_SIGNED);
        this.evidences = new TokenReader(
                clientKeys,
                Set.of(JOSEObjectType.JWT),
                ModiRefusal.EVIDENCE_UNREADABLE,
                ModiRefusal.EVIDENCE_NOT_SIGNED);
        this.seen = seen;
        this.clock = clock;
    }

    /** Whether the Order sent it. A signature that was taken once is remembered, and not taken again. */
    public ModiAnswer check(ModiRequest request) {
        try {
            Instant now = clock.instant();
            SignedToken voucher = voucher(request, now);
            ModiSender sender = sender(voucher);
            SignedToken signature = signature(request, sender, now);
            evidence(request, voucher, sender, now);
            String id = signature.text("jti").orElseThrow(() -> new ModiRefused(ModiRefusal.SIGNATURE_UNREADABLE));
            if (!seen.isFirst(sender.clientId() + "/" + id, signature.expires().plus(settings.skew()))) {
                throw new ModiRefused(ModiRefusal.REPLAYED);
            }
            return new ModiAnswer.Trusted(sender, voucher.text("jti").orElse(""), id);
        } catch (ModiRefused refused) {
            return new ModiAnswer.Refused(refused.refusal());
        }
    }

    private SignedToken voucher(ModiRequest request, Instant now) throws ModiRefused {
        String header = request.header(AUTHORIZATION).orElseThrow(() -> new ModiRefused(ModiRefusal.NO_VOUCHER));
        String scheme = header.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(DPOP)) {
            throw new ModiRefused(ModiRefusal.VOUCHER_BOUND_TO_KEY);
        }
        if (!scheme.startsWith(BEARER)) {
            throw new ModiRefused(ModiRefusal.NO_VOUCHER);
        }
        SignedToken voucher = vouchers.read(header.substring(BEARER.length()).strip());
        demand(voucher.isFrom(settings.voucherIssuer()), ModiRefusal.VOUCHER_FROM_ANOTHER_ISSUER);
        demand(voucher.isFor(settings.audience()), ModiRefusal.VOUCHER_FOR_ANOTHER_SERVICE);
        demand(voucher.isInTime(now, settings.skew()), ModiRefusal.VOUCHER_OUT_OF_TIME);
        // Stolen from a client that proves a key with it, it must not be worth more without the proof.
        demand(voucher.claims().getClaim("cnf") == null, ModiRefusal.VOUCHER_BOUND_TO_KEY);
        return voucher;
    }

    private ModiSender sender(SignedToken voucher) throws ModiRefused {
        Optional<String> client = voucher.text("client_id")
                .filter(id -> id.equals(voucher.claims().getSubject()));
        return settings.senders().stream()
                .filter(sender -> client.equals(Optional.of(sender.clientId()))
                        && voucher.text("consumerId").equals(Optional.of(sender.consumerId()))
                        && voucher.text("purposeId").equals(Optional.of(sender.purposeId())))
                .findFirst()
                .orElseThrow(() -> new ModiRefused(ModiRefusal.NOT_THE_ORDER));
    }

    private SignedToken signature(ModiRequest request, ModiSender sender, Instant now) throws ModiRefused {
        SignedToken signature =
                signatures.read(request.header(SIGNATURE).orElseThrow(() -> new ModiRefused(ModiRefusal.NO_SIGNATURE)));
        demand(
                sender.keyIds().contains(signature.kid())
                        && signature.isFrom(sender.clientId())
                        && sender.clientId().equals(signature.claims().getSubject()),
                ModiRefusal.SIGNATURE_OF_ANOTHER_CLIENT);
        demand(signature.isFor(settings.audience()), ModiRefusal.SIGNATURE_FOR_ANOTHER_SERVICE);
        demand(
                signature.isInTime(now, settings.skew()) && signature.livesAtMost(settings.longestLife()),
                ModiRefusal.SIGNATURE_OUT_OF_TIME);
        BodyDigest.verify(request);
        SignedHeaders.of(signature).verify(request);
        return signature;
    }

    private void evidence(ModiRequest request, SignedToken voucher, ModiSender sender, Instant now) throws ModiRefused {
        Optional<String> header = request.header(EVIDENCE);
        if (header.isEmpty()) {
            demand(settings.evidence() == Evidence.NONE, ModiRefusal.NO_EVIDENCE);
            return;
        }
        SignedToken evidence = evidences.read(header.get());
        demand(
                sender.keyIds().contains(evidence.kid()) && evidence.isFrom(sender.clientId()),
                ModiRefusal.EVIDENCE_OF_ANOTHER_CLIENT);
        demand(evidence.isFor(settings.audience()), ModiRefusal.EVIDENCE_FOR_ANOTHER_SERVICE);
        demand(
                evidence.isInTime(now, settings.skew()) && evidence.livesAtMost(settings.longestLife()),
                ModiRefusal.EVIDENCE_OUT_OF_TIME);
        demand(
                WHO_ACTED.stream().allMatch(claim -> evidence.text(claim).isPresent())
                        && evidence.text("jti").isPresent()
                        && evidence.text("purposeId").equals(Optional.of(sender.purposeId())),
                ModiRefusal.EVIDENCE_INCOMPLETE);
        Optional<String> digest = digestOf(voucher);
        demand(
                digest.isPresent()
                        ? digest.get().equals(BodyDigest.hexOf(evidence.text()))
                        : settings.evidence() != Evidence.AUDIT_REST_02,
                ModiRefusal.EVIDENCE_NOT_OF_VOUCHER);
    }

    /** What a voucher says of the evidence with which it was asked; something that is no SHA-256 is that of nothing. */
    private static Optional<String> digestOf(SignedToken voucher) {
        return Optional.ofNullable(voucher.claims().getClaim("digest"))
                .map(claim -> claim instanceof Map<?, ?> digest
                                && "SHA256".equals(digest.get("alg"))
                                && digest.get("value") instanceof String value
                        ? value
                        : "");
    }

    private static void demand(boolean holds, ModiRefusal otherwise) throws ModiRefused {
        if (!holds) {
            throw new ModiRefused(otherwise);
        }
    }
}
