package it.varco.spid.request;

import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import java.time.Instant;

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
 * @param level the level asked for
 * @param comparison how the answer's level must stand to it
 */
public record RequestedAuthentication(
        Scheme scheme,
        String id,
        Instant issuedAt,
        String destination,
        String serviceProvider,
        int assertionConsumerService,
        int attributeSet,
        SpidLevel level,
        Comparison comparison) {}
