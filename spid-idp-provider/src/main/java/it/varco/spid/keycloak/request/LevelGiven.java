package it.varco.spid.keycloak.request;

import it.varco.spid.level.SpidLevel;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The level at which the person has already come in this sign-in, which may begin anew to do better. */
public final class LevelGiven {

    private static final String NOTE = "varco.spid.level-given";

    private LevelGiven() {}

    public static void remember(AuthenticationSessionModel authentication, SpidLevel level) {
        authentication.setClientNote(NOTE, level.name());
    }

    static Optional<SpidLevel> in(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getClientNote(NOTE)).map(SpidLevel::valueOf);
    }
}
