package it.varco.legacy.people;

import it.varco.policy.credential.LegacyCredential;
import java.util.Optional;

/**
 * A user name and password of the old system.
 *
 * @param record what the body remembers of it
 * @param hash the password as the old system kept it; without one there is a record and no password
 */
public record CredentialLine(LegacyCredential record, Optional<PasswordHash> hash) {}
