package it.varco.spid.keycloak;

import it.varco.spid.keycloak.metadata.SpidMetadataDocument;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.scheme.Scheme;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** What CIE id offers to everybody: the metadata. */
public final class CieResource implements RealmResourceProvider {

    private final KeycloakSession session;

    CieResource(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** The signed metadata of the realm as a service provider of CIE. */
    @GET
    @Path("metadata")
    public Response metadata() {
        return SpidProviders.of(session, Scheme.CIE)
                .map(config -> new SpidMetadataDocument(session, config).own())
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public void close() {}
}
