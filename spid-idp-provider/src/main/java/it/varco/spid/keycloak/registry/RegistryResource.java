package it.varco.spid.keycloak.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.registry.RegistryDifference;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.registry.RegistryFeed;
import it.varco.spid.registry.RegistryProblem;
import it.varco.spid.registry.RegistryReading;
import it.varco.spid.scheme.Scheme;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * What an administrator of identity providers does with a scheme's registry: {@code /admin/realms/{realm}/spid/registry} and
 * {@code …/cie/registry}.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class RegistryResource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOT_WAITING = "SPID-R07";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator permissions;
    private final AdminEventBuilder adminEvent;
    private final Scheme scheme;

    public RegistryResource(
            KeycloakSession session,
            AdminPermissionEvaluator permissions,
            AdminEventBuilder adminEvent,
            Scheme scheme) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.permissions = permissions;
        this.adminEvent = adminEvent;
        this.scheme = scheme;
    }

    /** The registry as it stands, and what was last another. */
    @GET
    public Map<String, Object> state() {
        permissions.realm().requireViewIdentityProviders();
        SpidIdentityProviderConfig config = config();
        Map<String, Object> state = state(config.ownFeed());
        config.feeds().stream()
                .filter(feed -> feed.scheme() == Scheme.EIDAS)
                .forEach(feed -> state.put("eidasNode", state(feed)));
        return state;
    }

    private Map<String, Object> state(SpidIdentityProviderConfig.Feed feed) {
        Optional<RegistrySnapshot.Copy> copy =
                RegistrySnapshot.find(realm, feed.place()).filter(found -> found.countsFor(feed.settings()));
        Optional<RegistryReading> reading =
                RegistryKeeper.of(session).registries().reading(realm, feed);
        Map<String, Object> state = new LinkedHashMap<>();
        copy.ifPresent(found -> {
            state.put("source", found.source());
            state.put("fetchedAt", found.fetchedAt().toString());
            state.put("difference", tree(found.difference()));
        });
        RegistryKeeper.of(session)
                .refresh()
                .lastGood(realm, feed)
                .ifPresent(last -> state.put("confirmedAt", last.toString()));
        Set<String> held = copy.map(RegistrySnapshot.Copy::held).orElse(Set.of());
        state.put(
                "entries",
                reading.stream()
                        .flatMap(found -> found.registry().entries().stream())
                        .map(entry -> describe(entry, held))
                        .toList());
        state.put("leftOut", reading.map(RegistryReading::leftOut).orElse(Map.of()));
        return state;
    }

    /**
     * Fetches the feed now; one that cannot be used leaves the last good copy and is answered with 502.
     *
     * @param dryRun {@code true}: says what would change, and changes nothing
     */
    @POST
    public Response refresh(@QueryParam("dryRun") @DefaultValue("false") String dryRun) {
        permissions.realm().requireManageIdentityProviders();
        RegistryRefresh.Purpose purpose =
                dryRun.equals("true") ? RegistryRefresh.Purpose.SHOW : RegistryRefresh.Purpose.KEEP;
        RegistryRefresh.Outcome outcome = RegistryKeeper.of(session).refresh().refresh(session, config(), purpose);
        return answer(outcome, purpose, Response.Status.BAD_GATEWAY);
    }

    /** Takes a feed that is the body; one that cannot be used leaves the last good copy and is answered with 400. */
    @POST
    @Path("upload")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, "application/samlmetadata+xml"})
    public Response upload(InputStream body) throws IOException {
        permissions.realm().requireManageIdentityProviders();
        byte[] feed = body.readNBytes(RegistryFeed.LONGEST + 1);
        return answer(
                RegistryKeeper.of(session).refresh().take(session, config(), new String(feed, StandardCharsets.UTF_8)),
                RegistryRefresh.Purpose.KEEP,
                Response.Status.BAD_REQUEST);
    }

    /**
     * Lets people choose an entry that waits.
     *
     * @throws org.keycloak.services.ErrorResponseException 404 where no entry of that entity id waits
     */
    @POST
    @Path("activate")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> activate(Map<String, String> body) {
        permissions.realm().requireManageIdentityProviders();
        String entityId = body.getOrDefault("entityId", "");
        String place = config().feeds().stream()
                .map(SpidIdentityProviderConfig.Feed::place)
                .filter(candidate -> held(candidate).contains(entityId))
                .findFirst()
                .orElseThrow(() ->
                        AdminRefusal.of(Response.Status.NOT_FOUND, NOT_WAITING, "no entry of that entity id waits"));
        Set<String> held = new HashSet<>(held(place));
        held.remove(entityId);
        RegistrySnapshot.find(realm, place).ifPresent(copy -> RegistrySnapshot.save(realm, place, copy.with(held)));
        tell("activate");
        return Map.of("held", held);
    }

    private Set<String> held(String place) {
        return RegistrySnapshot.find(realm, place)
                .map(RegistrySnapshot.Copy::held)
                .orElse(Set.of());
    }

    private Response answer(
            RegistryRefresh.Outcome outcome, RegistryRefresh.Purpose purpose, Response.Status otherwise) {
        if (outcome.problem().isPresent()) {
            return Response.status(
                            outcome.problem().get() == RegistryProblem.OVERTAKEN ? Response.Status.CONFLICT : otherwise)
                    .entity(Map.of("code", outcome.problem().get().code(), "problem", outcome.explanation()))
                    .build();
        }
        if (purpose == RegistryRefresh.Purpose.KEEP) {
            tell();
        }
        return Response.ok(Map.of(
                        "entries", outcome.entries(),
                        "leftOut", outcome.leftOut(),
                        "difference", outcome.difference(),
                        "held", outcome.held()))
                .build();
    }

    private void tell(String... what) {
        String[] path = new String[what.length + 2];
        path[0] = scheme.method().slug();
        path[1] = "registry";
        System.arraycopy(what, 0, path, 2, what.length);
        adminEvent
                .operation(OperationType.ACTION)
                .resource(ResourceType.IDENTITY_PROVIDER)
                .resourcePath(path)
                .success();
    }

    private SpidIdentityProviderConfig config() {
        return SpidProviders.of(session, scheme).orElseThrow(NotFoundException::new);
    }

    private static Map<String, Object> describe(RegistryEntry entry, Set<String> held) {
        List<Map<String, String>> certificates = entry.certificates().stream()
                .map(certificate -> Map.of(
                        "sha256", RegistryDifference.fingerprint(certificate),
                        "notAfter", certificate.getNotAfter().toInstant().toString()))
                .toList();
        return Map.of(
                "entityId", entry.entityId(),
                "name", entry.name(),
                "certificates", certificates,
                "held", held.contains(entry.entityId()));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notOurs) {
            return JSON.createObjectNode();
        }
    }
}
