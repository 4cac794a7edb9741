package it.varco.legacy.keycloak.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer to whoever gave a password out. The password is in no other place: it is told to the person, who has to change
 * it when first using it.
 *
 * @param id the person's account
 * @param expires left out where the password has no end of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialGiven(
        String id, @JsonProperty("class") String kind, String issued, String expires, String temporaryPassword) {}
