package it.varco.register.keycloak.events;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.keycloak.setting.Sender;
import it.varco.register.modi.ModiRequest;
import it.varco.register.reception.CallRefusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/**
 * Finds out who calls. What an unverified token says decides only by whom it is verified: by Keycloak where it names this realm as
 * its issuer, else as a voucher.
 */
final class WhoCalls {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?:Bearer|DPoP) +(?<token>[^\\s,]+)", Pattern.CASE_INSENSITIVE);
    private static final String CLIENT_ID = "client_id";

    private final KeycloakSession session;
    private final VoucherKeys vouchers;

    WhoCalls(KeycloakSession session, VoucherKeys vouchers) {
        this.session = session;
        this.vouchers = vouchers;
    }

    Trust of(HttpHeaders headers, byte[] body) {
        List<String> authorization = Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        if (authorization.size() > 1) {
            return new Trust.Refused(CallRefusal.NOT_AS_AGREED, "AUTHORIZATION_TWICE");
        }
        Optional<JWTClaimsSet> said = authorization.stream().findFirst().flatMap(WhoCalls::unverified);
        if (said.isEmpty()) {
            return new Trust.Refused(CallRefusal.NOT_KNOWN, authorization.isEmpty() ? "NO_TOKEN" : "TOKEN_UNREADABLE");
        }
        return thisRealm().equals(said.get().getIssuer())
                ? new ClientTrust(session).ofToken()
                : byVoucher(said.get(), ModiRequest.of(headers.getRequestHeaders(), body));
    }

    private Trust byVoucher(JWTClaimsSet said, ModiRequest request) {
        List<RegisterSettings> registers = RegisterSettings.all(
                        session.getContext().getRealm())
                .stream()
                .filter(register -> register.sender() instanceof Sender.Modi)
                .toList();
        // One that is of no sender of ours is verified all the same: whether it is genuine decides between 401 and 403.
        Optional<RegisterSettings> register = registers.stream()
                .filter(one -> ((Sender.Modi) one.sender()).clientId().equals(said.getClaim(CLIENT_ID)))
                .findFirst()
                .or(() -> registers.stream().findFirst());
        return register.map(one -> new ModiTrust(session, vouchers).of(one, (Sender.Modi) one.sender(), request))
                .orElseGet(() -> new Trust.Refused(CallRefusal.NOT_KNOWN, "ANOTHER_ISSUER"));
    }

    private String thisRealm() {
        RealmModel realm = session.getContext().getRealm();
        return Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
    }

    private static Optional<JWTClaimsSet> unverified(String authorization) {
        Matcher header = AUTHORIZATION.matcher(authorization);
        try {
            return header.matches()
                    ? Optional.ofNullable(JWTParser.parse(header.group("token")).getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException notAToken) {
            return Optional.empty();
        }
    }
}
