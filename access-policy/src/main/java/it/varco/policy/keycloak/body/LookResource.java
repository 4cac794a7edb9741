package it.varco.policy.keycloak.body;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** {@code /realms/{realm}/varco-look}: the body's colour as a style sheet, since the policy on pages allows none in their text. */
public final class LookResource implements RealmResourceProvider {

    private static final Duration KEPT = Duration.ofDays(30);

    /** Bootstrap Italia writes its blue into each rule. */
    private static final String STYLES = """
            .it-header-slim-wrapper{background:%2$s}
            .it-header-center-wrapper{background:%1$s}
            a{color:%2$s}
            .btn-primary{--bs-btn-bg:%1$s;--bs-btn-border-color:%1$s;--bs-btn-hover-bg:%2$s;--bs-btn-hover-border-color:%2$s;--bs-btn-active-bg:%2$s}
            .btn-outline-primary,.btn-outline-primary:hover{--bs-btn-color:%1$s;--bs-btn-hover-color:%2$s;box-shadow:inset 0 0 0 2px %1$s}
            .it-footer-main{background:%2$s}
            a.btn-primary,.it-header-slim-wrapper a,.it-footer-main a{color:#fff}
            """;

    private final KeycloakSession session;

    LookResource(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Pages name it by the colour, so that a browser may keep it for long; empty where there is no colour to use. */
    @GET
    @Path("colours.css")
    @Produces("text/css;charset=utf-8")
    public Response colours() {
        CacheControl kept = new CacheControl();
        kept.setMaxAge((int) KEPT.toSeconds());
        String styles = PublicBody.of(session)
                .colour()
                .map(colour -> STYLES.formatted(colour, colour.darker()))
                .orElse("");
        return Response.ok(styles).cacheControl(kept).build();
    }

    @Override
    public void close() {}
}
