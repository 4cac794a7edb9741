package it.varco.spid.keycloak.request;

import it.varco.policy.keycloak.demand.SignInDemand;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.signin.SignIn;
import it.varco.spid.keycloak.page.SpidRefusals;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.level.Wish;
import it.varco.spid.level.Worth;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the client's level and the application's request demand of a sign-in, whatever door it came through. */
final class LevelDemand implements SignInDemand {

    private final KeycloakSession session;

    LevelDemand(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public boolean isEnoughFor(ClientModel client, SignIn signIn) {
        return LevelsAsked.of(settings(), client, Wish.NONE) instanceof LevelsAsked.Known known
                && reaches(signIn, known.demand().binding());
    }

    @Override
    public boolean isEnough(AuthenticationSessionModel authentication, SignIn signIn) {
        return asked(authentication) instanceof LevelsAsked.Known known
                && reaches(signIn, known.demand().wanted());
    }

    @Override
    public Optional<Refusal> objection(AuthenticationSessionModel authentication, SignIn signIn) {
        LevelsAsked asked = asked(authentication);
        if (asked instanceof LevelsAsked.Refused refused) {
            return Optional.of(SpidRefusals.of(refused.fault()));
        }
        return reaches(signIn, ((LevelsAsked.Known) asked).demand().binding())
                ? Optional.empty()
                : Optional.of(SpidRefusals.LEVEL_NOT_REACHED);
    }

    private LevelsAsked asked(AuthenticationSessionModel authentication) {
        return LevelsAsked.of(settings(), authentication);
    }

    private SpidSettings settings() {
        return SpidProviders.of(session)
                .map(SpidIdentityProviderConfig::settings)
                .orElseGet(() -> new SpidSettings(Map.of()));
    }

    private static boolean reaches(SignIn signIn, Optional<SpidLevel> demanded) {
        return demanded.map(Worth.of(signIn)::reaches).orElse(true);
    }
}
