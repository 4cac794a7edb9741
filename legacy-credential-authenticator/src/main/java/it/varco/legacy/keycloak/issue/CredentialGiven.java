package it.varco.legacy.keycloak.issue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The answer to whoever gave a password out. The password is in no other place: it is told to the person, who has to change
 * it when first using it.
 *
 * @param id the person's account
 */
public record CredentialGiven(
        String id,
        @JsonProperty("class") String kind,
        String issued,
        Optional<String> expires,
        String temporaryPassword) {}
