package it.varco.policy.keycloak.publishing;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.keycloak.plan.PlanHistory;
import it.varco.policy.keycloak.plan.PublishedVersion;
import it.varco.policy.keycloak.plan.RealmPlans;
import it.varco.policy.plan.PlanDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code …/access-policy/plan}: what is published, what was, and publishing. */
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {

    private static final String SCHEMA_TYPE = "application/schema+json";

    private final AdminCall call;

    PlanResource(AdminCall call) {
        this.call = call;
    }

    /** The document published last, as it was given; its entity tag is what a publication must name. */
    @GET
    public Response latest() {
        requireReader();
        PublishedVersion version = PlanHistory.of(call.realm()).latest().orElseThrow(PlanResource::notFound);
        return Response.ok(version.document())
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Every version, newest first, without the documents. */
    @GET
    @Path("versions")
    public List<VersionView> versions() {
        requireReader();
        return PlanHistory.of(call.realm()).versions().stream()
                .sorted(Comparator.comparingInt(PublishedVersion::number).reversed())
                .map(version -> VersionView.of(version, inForce()))
                .toList();
    }

    /** One version, with its document. */
    @GET
    @Path("versions/{number}")
    public VersionView version(@PathParam("number") int number) {
        requireReader();
        return PlanHistory.of(call.realm())
                .version(number)
                .map(version -> VersionView.whole(version, inForce()))
                .orElseThrow(PlanResource::notFound);
    }

    /** The JSON Schema of a plan. */
    @GET
    @Path("schema")
    @Produces(SCHEMA_TYPE)
    public String schema() {
        requireReader();
        return PlanDocument.schema();
    }

    /**
     * Publishes a version, whole or not at all.
     *
     * @param ifMatch the entity tag of the version that it follows; none where the realm has no plan yet
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publish(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, InputStream body) {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        Publication publication = new Publication(call);
        PublishedVersion version = publication.publish(RequestText.of(body), ifMatch);
        return Response.ok(VersionView.of(version, inForce()))
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    /**
     * Who would lose or gain which role on a day, compared with now: one JSON object a line for each person and method, and
     * a last one with the totals. The people are read page by page; a line names an account's id and nothing else of a
     * person.
     *
     * @param day the day, such as {@code 2021-05-17}; today where it is missing
     * @param body the document to try; the present plan where it is empty
     */
    @POST
    @Path("dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(DryRun.LINES)
    public Response dryRun(@QueryParam("day") String day, InputStream body) {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        return Response.ok(DryRun.of(call, Optional.ofNullable(day), RequestText.of(body)), DryRun.LINES)
                .build();
    }

    private void requireReader() {
        call.caller().require(AdminRight.VIEW, OperatorRole.DIRECTOR);
    }

    /** The number of the version that decides now; none is 0. */
    private int inForce() {
        return RealmPlans.policyOf(call.session())
                .at(PolicyClock.of(call.session()).now())
                .map(version -> version.number())
                .orElse(0);
    }

    private static RuntimeException notFound() {
        return AdminRefusal.of(Response.Status.NOT_FOUND, "PLAN-V06", "there is no such version of the plan");
    }
}
