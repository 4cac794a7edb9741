package it.varco.cns.keycloak;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.varco.cns.trust.Freshness;
import it.varco.cns.trust.TrustFault;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRight;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/** {@code …/access-policy/card-trust}: whose cards the node that answers believes, and how new that is. */
@Produces(MediaType.APPLICATION_JSON)
public final class CardTrustResource {

    private final AdminCall call;
    private final CardNode node;

    CardTrustResource(AdminCall call, CardNode node) {
        this.call = call;
        this.node = node;
    }

    /**
     * How it stands.
     *
     * @param authorities how many are believed
     * @param list AgID's list; absent where none is configured, or none was ever had
     * @param faults what went wrong, each with the file or list that it is about
     * @param revocation which sources are asked about cards
     * @param softUntil the last day on which a card is let in that nobody could be asked about; absent where none is
     * @param missingRevocationLists those that could not be had when they were last fetched
     * @param hostsLeftAlone those that failed, and are not asked for a while
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrustView(
            int authorities,
            ListView list,
            List<String> faults,
            String revocation,
            String softUntil,
            List<String> missingRevocationLists,
            List<String> hostsLeftAlone) {}

    /**
     * The trusted list in use.
     *
     * @param sequence its number
     * @param fetchedAt when it was fetched last
     * @param nextUpdate until when it promises to be replaced
     */
    public record ListView(long sequence, String fetchedAt, String nextUpdate) {}

    /** Shows how it stands; for administrators. */
    @GET
    public TrustView show() {
        call.caller().requireAdministrator(AdminRight.VIEW);
        return view(check().standing());
    }

    /**
     * Fetches AgID's list now, for administrators; the answer says what is in use afterwards. Where the list cannot be had,
     * is not believed or cannot be kept, {@code faults} says so and the status is 502; the one in use stays.
     */
    @POST
    public Response refresh() {
        call.caller().requireAdministrator(AdminRight.MANAGE);
        CardCheck check = check();
        check.refreshAuthorities();
        call.changed(OperationType.ACTION, "CARD_TRUST", "access-policy", "card-trust");
        CardStanding now = check.standing();
        boolean isFresh = now.list().map(list -> list.faults().isEmpty()).orElse(true);
        return Response.status(isFresh ? Response.Status.OK : Response.Status.BAD_GATEWAY)
                .entity(view(now))
                .build();
    }

    private CardCheck check() {
        return node.opened().orElseThrow(NotFoundException::new).check();
    }

    private static TrustView view(CardStanding now) {
        return new TrustView(
                now.authorities(),
                now.list().flatMap(CardTrustResource::list).orElse(null),
                now.faults().stream().map(TrustFault::toString).toList(),
                now.revocation().slug(),
                now.softUntil().map(LocalDate::toString).orElse(null),
                now.missingLists().stream().map(URI::toString).sorted().toList(),
                now.hostsLeftAlone().stream().sorted().toList());
    }

    private static Optional<ListView> list(Freshness list) {
        return list.sequence().map(sequence -> new ListView(sequence, text(list.loadedAt()), text(list.nextUpdate())));
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }
}
