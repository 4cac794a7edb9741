package it.varco.spid.request;

import it.varco.spid.level.LevelRequest;
import it.varco.spid.scheme.Scheme;
import java.time.Instant;
import java.util.Optional;

/**
 * One AuthnRequest.
 *
 * @param scheme whose rules the request keeps
 * @param id unique, an NCName
 * @param issuedAt on the wall clock
 * @param destination the location of the provider's single sign-on service for the binding used
 * @param serviceProvider our entity id, exactly as in the metadata
 * @param assertionConsumerService the index registered with AgID
 * @param attributeSet the index of the attribute set registered with AgID
 * @param level the level asked for, and how the answer's level must stand to it
 * @param reauthentication whether a session that the provider has of the person may do
 * @param purpose the professional use that the service is for
 * @param ageLimit the ages that the service is for
 */
public record RequestedAuthentication(
        Scheme scheme,
        String id,
        Instant issuedAt,
        String destination,
        String serviceProvider,
        int assertionConsumerService,
        int attributeSet,
        LevelRequest level,
        Reauthentication reauthentication,
        Optional<Purpose> purpose,
        Optional<AgeLimit> ageLimit) {

    /** Whether a session that the provider has of the person may do. */
    public enum Reauthentication {
        /** As the scheme has it for the level. */
        BY_LEVEL,
        /** The application wants the person to show themselves anew. */
        FORCED
    }
}
