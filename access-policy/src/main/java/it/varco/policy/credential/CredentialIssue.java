package it.varco.policy.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * Who stands behind the record of a password; identifiers and references only, never a person's name or code.
 *
 * @param recordedAt when it was written down, on the wall clock
 * @param by the account's id, or the name of the load that wrote it
 * @param office the office that gave the password out, where one did
 * @param act the reference of its act
 */
public record CredentialIssue(Instant recordedAt, String by, Optional<String> office, String act) {}
