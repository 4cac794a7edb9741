package it.varco.policy.keycloak.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * How the public body shows itself on every page and in every e-mail: attributes of the realm, {@code varco.body.…}, and,
 * for what none of them says, properties of the login theme.
 */
public final class PublicBody {

    private static final String PREFIX = "varco.body.";
    private static final Pattern SECURE_ADDRESS = Pattern.compile("https://\\S+");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final RealmModel realm;
    private final Properties theme;

    private PublicBody(RealmModel realm, Properties theme) {
        this.realm = realm;
        this.theme = theme;
    }

    /** The body of the session's realm. */
    public static PublicBody of(KeycloakSession session) {
        try {
            return new PublicBody(
                    session.getContext().getRealm(),
                    session.theme().getTheme(Theme.Type.LOGIN).getProperties());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its name; that of the realm where nobody has said one. */
    public String name() {
        return said("name", "bodyName")
                .or(() -> Optional.ofNullable(realm.getDisplayName()))
                .orElseGet(realm::getName);
    }

    /** The telephone number of its help line. */
    public Optional<String> helpPhone() {
        return said("help-phone", "helpPhone");
    }

    /** Where its accessibility statement is, as the law wants it linked from every page (legge 4/2004). */
    public Optional<String> accessibilityStatement() {
        return said("accessibility-url", "accessibilityStatementUrl")
                .filter(address -> SECURE_ADDRESS.matcher(address).matches());
    }

    /** What it wants for a colour, in whatever form it was written. */
    Optional<String> wantedColour() {
        return said("colour", "bodyColour");
    }

    /** Its colour, where it is one on which white text can be read. */
    Optional<Colour> colour() {
        return wantedColour()
                .filter(text -> COLOUR.matcher(text).matches())
                .map(text -> Colour.of(text.toLowerCase(Locale.ROOT)))
                .filter(Colour::carriesWhiteText);
    }

    private Optional<String> said(String attribute, String property) {
        return Optional.ofNullable(realm.getAttribute(PREFIX + attribute))
                .or(() -> Optional.ofNullable(theme.getProperty(property)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
