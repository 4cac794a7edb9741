package it.varco.spid.keycloak.log;

import java.time.Period;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;

/** What the body decides about the register, in the identity provider's configuration. */
public final class LogSettings {

    /** What happens to sign-ins while nothing can be written down. */
    public static final String OUTAGE = "registerOutage";

    /** How long records are kept, in months. */
    public static final String MONTHS = "registerMonths";

    /** The law asks for as many. */
    public static final int FEWEST_MONTHS = 24;

    private static final int MOST_MONTHS = 120;

    private final IdentityProviderModel provider;

    /** The settings of that identity provider. */
    public LogSettings(IdentityProviderModel provider) {
        this.provider = provider;
    }

    /** What happens while nothing can be written down. */
    public enum Outage {
        /** Nobody signs in. */
        REFUSE,
        /** People sign in, and each time somebody is alarmed. */
        ADMIT
    }

    Outage outage() {
        return text(OUTAGE).map(Outage::valueOf).orElse(Outage.REFUSE);
    }

    Period retention() {
        return Period.ofMonths(text(MONTHS).map(Integer::valueOf).orElse(FEWEST_MONTHS));
    }

    /**
     * Refuses what cannot be meant.
     *
     * @throws IllegalArgumentException with a text for the administrator
     */
    public void validate() {
        boolean readable;
        try {
            outage();
            int months = retention().getMonths();
            readable = months >= FEWEST_MONTHS && months <= MOST_MONTHS;
        } catch (IllegalArgumentException unreadable) {
            readable = false;
        }
        if (!readable) {
            throw new IllegalArgumentException(
                    "SPID: registerOutage is REFUSE or ADMIT; registerMonths is from 24 to 120");
        }
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(provider.getConfig().get(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
