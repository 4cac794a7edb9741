package it.varco.spid.keycloak;

import it.varco.spid.registry.Registry;
import it.varco.spid.registry.RegistryEntry;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which entry the person, or else the application, chose. */
sealed interface SpidEntryChoice {

    /** The parameter of our links and of an application's request: an entity id. */
    String PARAMETER = "idp";

    /** Where Keycloak keeps that parameter of an application's request. */
    String REQUESTED = AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + PARAMETER;

    /** An entry that the registry holds. */
    record Chosen(RegistryEntry entry) implements SpidEntryChoice {}

    /** A name was given that the registry does not hold. */
    record Unknown() implements SpidEntryChoice {}

    /** Nobody has chosen yet. */
    record Open() implements SpidEntryChoice {}

    /** The person's click counts before the application's request. */
    static SpidEntryChoice of(UriInfo uri, AuthenticationSessionModel authentication, Registry registry) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(PARAMETER))
                .or(() -> Optional.ofNullable(authentication.getClientNote(REQUESTED)))
                .<SpidEntryChoice>map(entityId -> registry.find(entityId)
                        .<SpidEntryChoice>map(Chosen::new)
                        .orElseGet(Unknown::new))
                .orElseGet(Open::new);
    }
}
