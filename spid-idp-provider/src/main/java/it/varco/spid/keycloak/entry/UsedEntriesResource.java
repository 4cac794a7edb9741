package it.varco.spid.keycloak.entry;

import it.varco.policy.keycloak.access.UsedEntries;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.spid.keycloak.setting.SpidServer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/**
 * What operators do with the identity providers that a person uses: {@code /admin/realms/{realm}/spid/entries/{account}}. The
 * account is named by its id.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class UsedEntriesResource {

    private static final String ENTRIES = "entries";
    private static final String UNKNOWN = "SPID-S03";
    private static final String OWN = "SPID-S04";

    private final AdminCall call;

    public UsedEntriesResource(AdminCall call) {
        this.call = call;
    }

    /**
     * The identity providers that the person has used.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an operator of an office or the help desk, 404
     *     where there is no such account
     */
    @GET
    @Path("{account}")
    public List<Map<String, Object>> entries(@PathParam("account") String account) {
        call.caller().require(AdminRight.VIEW, OperatorRole.OFFICE, OperatorRole.HELP_DESK);
        return UsedEntries.of(user(account)).all().stream()
                .map(UsedEntriesResource::describe)
                .toList();
    }

    /**
     * Lets an identity provider give what it did not: the person has said, in a way that the operator believes, that it is his or
     * her own.
     *
     * @throws org.keycloak.services.ErrorResponseException 403 for anybody but an operator of an office or the help desk, and for
     *     whoever it is about; 404 where there is no such account, or where it withholds nothing
     */
    @POST
    @Path("{account}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<Map<String, Object>> release(@PathParam("account") String account, Map<String, String> body) {
        call.caller().require(AdminRight.MANAGE, OperatorRole.OFFICE, OperatorRole.HELP_DESK);
        UserModel user = user(account);
        if (call.caller().actor().is(user.getId())) {
            throw refused(
                    Response.Status.FORBIDDEN, OWN, "nobody releases what is withheld from them", Optional.of(user));
        }
        UsedEntries entries = UsedEntries.of(user);
        UsedEntries.Use use = entries.find(body.getOrDefault("entityId", ""))
                .filter(found -> !found.withheld().isEmpty())
                .orElseThrow(() -> refused(
                        Response.Status.NOT_FOUND,
                        UNKNOWN,
                        "nothing is withheld from sign-ins through that identity provider",
                        Optional.of(user)));
        entries.write(new UsedEntries.Use(use.since(), use.entityId(), Set.of()));
        call.changed(OperationType.ACTION, "SPID_ENTRY", SpidServer.PROVIDER_ID, ENTRIES, account, "release");
        return entries(account);
    }

    private UserModel user(String account) {
        return Optional.ofNullable(call.session().users().getUserById(call.realm(), account))
                .orElseThrow(() ->
                        refused(Response.Status.NOT_FOUND, UNKNOWN, "there is no such account", Optional.empty()));
    }

    private RuntimeException refused(Response.Status status, String code, String text, Optional<UserModel> about) {
        return about.map(user -> call.refused(user.getId(), status, code, text))
                .orElseGet(() -> call.refused(status, code, text));
    }

    private static Map<String, Object> describe(UsedEntries.Use use) {
        return Map.of(
                "entityId", use.entityId(),
                "since", use.since().toString(),
                "withheld", use.withheld().stream().sorted().toList());
    }
}
