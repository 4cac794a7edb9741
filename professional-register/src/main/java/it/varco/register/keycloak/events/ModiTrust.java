package it.varco.register.keycloak.events;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.keycloak.setting.Sender;
import it.varco.register.modi.ModiAnswer;
import it.varco.register.modi.ModiCheck;
import it.varco.register.modi.ModiRefusal;
import it.varco.register.modi.ModiRequest;
import it.varco.register.reception.CallRefusal;
import it.varco.register.reception.LoggedId;
import java.time.InstantSource;
import org.keycloak.models.KeycloakSession;

/** Believes a call that comes through PDND, signed by the Order. Tokens are real: their time is the server's, never the policy's. */
final class ModiTrust {

    private final KeycloakSession session;
    private final VoucherKeys vouchers;

    ModiTrust(KeycloakSession session, VoucherKeys vouchers) {
        this.session = session;
        this.vouchers = vouchers;
    }

    Trust of(RegisterSettings register, Sender.Modi sender, ModiRequest request) {
        ModiCheck check = new ModiCheck(
                sender.agreed(),
                vouchers.at(sender.voucherKeys()),
                new ImmutableJWKSet<>(sender.clientKeys()),
                new SeenOnce(session),
                InstantSource.system());
        ModiAnswer answer = check.check(request);
        if (answer instanceof ModiAnswer.Refused refused) {
            return new Trust.Refused(told(refused.refusal()), refused.refusal().code());
        }
        ModiAnswer.Trusted trusted = (ModiAnswer.Trusted) answer;
        return new Trust.Believed(
                register,
                "voucher %s signature %s".formatted(LoggedId.of(trusted.voucher()), LoggedId.of(trusted.signature())));
    }

    /** What the sender is told of it: no more than the status. */
    private static CallRefusal told(ModiRefusal refusal) {
        return switch (refusal.status()) {
            case 400 -> CallRefusal.NOT_AS_AGREED;
            case 403 -> CallRefusal.NOT_THE_ORDER;
            case 503 -> CallRefusal.NO_KEYS;
            default -> CallRefusal.NOT_KNOWN;
        };
    }
}
