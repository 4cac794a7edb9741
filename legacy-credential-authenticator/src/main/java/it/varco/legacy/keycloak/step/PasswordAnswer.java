package it.varco.legacy.keycloak.step;

import it.varco.policy.credential.LegacyCredential;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What came of a fiscal code and a password. */
sealed interface PasswordAnswer {

    /** The person's own password, and the body's record of it. Whether it still opens a session is the gate's to say. */
    record Right(UserModel user, LegacyCredential credential) implements PasswordAnswer {}

    /** @param user whose account it was, where one was meant */
    record Refused(PasswordRefusal why, Optional<UserModel> user) implements PasswordAnswer {}
}
