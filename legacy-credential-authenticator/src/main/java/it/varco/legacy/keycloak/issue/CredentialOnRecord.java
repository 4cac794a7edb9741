package it.varco.legacy.keycloak.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import it.varco.policy.credential.CredentialIssue;
import it.varco.policy.credential.LegacyCredential;
import java.time.Instant;
import java.util.Optional;

/**
 * What the body remembers of a person's password; what it does not know is left out.
 *
 * @param id the person's account
 * @param recordedAt on the wall clock
 * @param by the account that gave it out, or the load that brought it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialOnRecord(
        String id,
        @JsonProperty("class") String kind,
        String issued,
        String expires,
        String exemption,
        String recordedAt,
        String by,
        String office,
        String act) {

    static CredentialOnRecord of(String id, LegacyCredential credential, Optional<CredentialIssue> issue) {
        return new CredentialOnRecord(
                id,
                credential.kind().slug(),
                credential.issuedAt().toString(),
                credential.expires().map(Instant::toString).orElse(null),
                credential.exemption().orElse(null),
                issue.map(known -> known.recordedAt().toString()).orElse(null),
                issue.map(CredentialIssue::by).orElse(null),
                issue.flatMap(CredentialIssue::office).orElse(null),
                issue.map(CredentialIssue::act).orElse(null));
    }
}
