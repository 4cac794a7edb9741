package it.varco.spid.keycloak.request;

import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.level.LevelFault;
import it.varco.spid.level.LevelRequest;
import it.varco.spid.level.LevelRules;
import it.varco.spid.level.Wish;
import it.varco.spid.request.ClientSettings;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is to be asked of the person of one sign-in, by the realm, the client and the application's request. */
public sealed interface LevelsAsked {

    /** This is asked. */
    record Known(LevelRules.Demand demand, ClientSettings client) implements LevelsAsked {}

    /** Nothing is, and nobody. */
    record Refused(LevelFault fault) implements LevelsAsked {}

    static LevelsAsked of(SpidSettings settings, AuthenticationSessionModel authentication) {
        LevelsAsked asked = of(settings, authentication.getClient(), ApplicationWish.of(authentication));
        return asked instanceof Known known
                ? new Known(insisting(known.demand(), authentication), known.client())
                : asked;
    }

    /** The same of a client with that wish, whoever comes. */
    static LevelsAsked of(SpidSettings settings, ClientModel client, Wish wish) {
        ClientSettings.Reading reading = ClientSettings.read(name -> Optional.ofNullable(client.getAttribute(name)));
        if (!(reading instanceof ClientSettings.Reading.Read read)) {
            return new Refused(LevelFault.CLIENT_UNREADABLE);
        }
        Optional<LevelRules> rules = settings.levelRules();
        if (rules.isEmpty()) {
            return new Refused(LevelFault.NOTHING_SATISFIES);
        }
        LevelRules.Outcome outcome = rules.get().with(read.settings().level(), wish);
        return outcome instanceof LevelRules.Demand demand
                ? new Known(demand, read.settings())
                : new Refused(((LevelRules.Refused) outcome).fault());
    }

    /** Whoever came at a lower level than was meant, and asks again in the same place, is asked for no less than was meant. */
    private static LevelRules.Demand insisting(LevelRules.Demand demand, AuthenticationSessionModel authentication) {
        LevelRequest request = demand.request();
        boolean fellShort = LevelGiven.in(authentication)
                .filter(given -> given.compareTo(request.aim()) < 0)
                .isPresent();
        return fellShort ? new LevelRules.Demand(request.insisting(), demand.wanted(), demand.binding()) : demand;
    }
}
