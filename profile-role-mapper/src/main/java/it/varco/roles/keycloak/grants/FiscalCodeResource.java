package it.varco.roles.keycloak.grants;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.roles.grants.GrantRefusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.events.admin.OperationType;

/** Changes a person's fiscal code and makes two accounts one: the only way in which either is done. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class FiscalCodeResource {

    private static final String KEPT_CODE = "keepFiscalCode";
    private static final String KEPT_ACCOUNT = "keepAccount";
    private static final Set<String> CHANGE_FIELDS =
            Set.of("fiscalCode", "account", "newFiscalCode", "password", "act");
    private static final Set<String> MERGE_FIELDS =
            Set.of(KEPT_CODE, KEPT_ACCOUNT, "removeFiscalCode", "removeAccount", "act");

    private final AdminCall call;
    private final Clock wall;

    FiscalCodeResource(AdminCall call, Clock wall) {
        this.call = call;
        this.wall = wall;
    }

    /** Gives a person another code. */
    @POST
    public Map<String, Object> change(InputStream body) {
        return answering(body, CHANGE_FIELDS, "fiscalCode", "account", fields -> {
            IdentityChange.Changed done = new IdentityChange(call.session(), wall)
                    .changeCode(
                            fields.person(),
                            fields.code("newFiscalCode").orElseThrow(FiscalCodeResource::malformed),
                            fields.text("password").map(FiscalCodeResource::oldPassword),
                            author(fields));
            return told(done, "changed");
        });
    }

    /** Makes two accounts one. */
    @POST
    @Path("merge")
    public Map<String, Object> merge(InputStream body) {
        return answering(body, MERGE_FIELDS, KEPT_CODE, KEPT_ACCOUNT, fields -> {
            String account = new IdentityChange(call.session(), wall)
                    .merge(
                            fields.person(KEPT_CODE, KEPT_ACCOUNT).orElseThrow(FiscalCodeResource::malformed),
                            fields.person("removeFiscalCode", "removeAccount")
                                    .orElseThrow(FiscalCodeResource::malformed),
                            author(fields));
            return told(new IdentityChange.Changed(account, GrantDone.Effect.CHANGED), "merged");
        });
    }

    private IdentityChange.Author author(CallBody fields) {
        return new IdentityChange.Author(
                call.caller().actor(),
                fields.text("act").orElseThrow(() -> GrantRefused.because(GrantRefusal.OFFICE_OR_ACT_MISSING)));
    }

    /** What was so already is not told again. */
    private Map<String, Object> told(IdentityChange.Changed done, String what) {
        boolean changed = done.effect() == GrantDone.Effect.CHANGED;
        if (changed) {
            new GrantRecord(call.session()).identityChanged(done.account(), what);
            call.changed(OperationType.ACTION, "FISCAL_CODE", "access-policy", "fiscal-code", done.account(), what);
        }
        return Map.of("account", done.account(), "changed", changed);
    }

    private static IdentityChange.OldPassword oldPassword(String text) {
        return IdentityChange.OldPassword.named(text).orElseThrow(FiscalCodeResource::malformed);
    }

    private static GrantRefused malformed() {
        return GrantRefused.because(GrantRefusal.MALFORMED);
    }

    private <T> T answering(
            InputStream body, Set<String> known, String codeField, String accountField, Function<CallBody, T> work) {
        call.caller().require(AdminRight.MANAGE, OperatorRole.REGISTER_OPERATOR);
        return new CallAnswer(call)
                .to(
                        body,
                        known,
                        fields -> new GrantAttempt(
                                call.caller().id(), fields.personIfAny(codeField, accountField), Optional.empty()),
                        work);
    }
}
