package it.varco.spid.answer;

import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import java.time.Instant;

/**
 * What we remember of a request until its answer comes, on the server and never in the browser.
 *
 * @param scheme whose rules the answer is judged by
 * @param id the request's {@code ID}
 * @param issuedAt the request's {@code IssueInstant}
 * @param entityId the registry entry that was asked
 * @param serviceProvider the entity id that asked
 * @param assertionConsumerService the location that the answer must come to
 * @param level the level asked for
 * @param comparison how the answer's level must stand to it
 */
public record PendingRequest(
        Scheme scheme,
        String id,
        Instant issuedAt,
        String entityId,
        String serviceProvider,
        String assertionConsumerService,
        SpidLevel level,
        Comparison comparison) {}
