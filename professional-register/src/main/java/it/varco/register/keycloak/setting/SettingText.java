package it.varco.register.keycloak.setting;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import it.varco.policy.stage.Stage;
import it.varco.register.modi.ModiSender;
import it.varco.register.modi.ModiSettings;
import it.varco.register.modi.ModiSettings.Evidence;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;

/** Reads a component strictly. */
final class SettingText {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final int LONGEST = 255;
    private static final int LONGEST_KEYS = 20_000;
    private static final int MOST_KEYS = 16;
    private static final Set<KeyType> KEY_TYPES = Set.of(KeyType.RSA, KeyType.EC);

    private final ComponentModel component;
    private final Stage stage;

    SettingText(ComponentModel component, Stage stage) {
        this.component = component;
        this.stage = stage;
    }

    RegisterSettings read() throws SettingRefused {
        String profile = text(SettingField.PROFILE);
        demand(SLUG.matcher(profile).matches(), SettingField.PROFILE, "is not the slug of a profile");
        return new RegisterSettings(
                profile,
                sender(),
                number(SettingField.EVENTS_PER_MINUTE, 1, 1_000_000),
                number(SettingField.LARGEST_BATCH, 1, 2_000),
                Duration.ofHours(number(SettingField.SILENCE_HOURS, 1, 8_760)),
                Period.ofYears(number(SettingField.RETENTION_YEARS, 1, 100)),
                Boolean.parseBoolean(oneOf(SettingField.MAILS, List.of("true", "false"))));
    }

    private Sender sender() throws SettingRefused {
        return option(SettingField.SENDER).equals("client") ? new Sender.Client(text(SettingField.CLIENT_ID)) : modi();
    }

    private Sender modi() throws SettingRefused {
        JWKSet keys = clientKeys();
        Set<String> ids = new HashSet<>();
        for (JWK key : keys.getKeys()) {
            ids.add(key.getKeyID());
        }
        ModiSender order = new ModiSender(
                text(SettingField.MODI_CLIENT_ID),
                text(SettingField.MODI_CONSUMER_ID),
                text(SettingField.MODI_PURPOSE_ID),
                ids);
        return new Sender.Modi(
                new ModiSettings(
                        text(SettingField.MODI_VOUCHER_ISSUER),
                        text(SettingField.MODI_AUDIENCE),
                        Set.of(order),
                        Evidence.valueOf(option(SettingField.MODI_EVIDENCE)
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)),
                        Duration.ofSeconds(number(SettingField.MODI_SKEW_SECONDS, 0, 60)),
                        Duration.ofSeconds(number(SettingField.MODI_LONGEST_LIFE_SECONDS, 10, 3_600))),
                address(SettingField.MODI_VOUCHER_KEYS),
                keys);
    }

    private JWKSet clientKeys() throws SettingRefused {
        SettingField field = SettingField.MODI_CLIENT_KEYS;
        String text = value(field);
        demand(text.length() <= LONGEST_KEYS, field, "is longer than keys are");
        List<JWK> keys = parsed(text).getKeys();
        demand(!keys.isEmpty() && keys.size() <= MOST_KEYS, field, "has no key, or more than " + MOST_KEYS);
        demand(keys.stream().noneMatch(JWK::isPrivate), field, "has a private key, which must not be here");
        demand(
                keys.stream().allMatch(key -> KEY_TYPES.contains(key.getKeyType())),
                field,
                "has a key that is neither RSA nor on an elliptic curve");
        demand(
                keys.stream()
                                .map(JWK::getKeyID)
                                .filter(id -> id != null)
                                .distinct()
                                .count()
                        == keys.size(),
                field,
                "has a key without an id, or two with the same");
        return new JWKSet(keys);
    }

    private static JWKSet parsed(String text) throws SettingRefused {
        try {
            return JWKSet.parse(text);
        } catch (ParseException notKeys) {
            throw new SettingRefused(SettingField.MODI_CLIENT_KEYS, "is not a JSON Web Key Set");
        }
    }

    private URI address(SettingField field) throws SettingRefused {
        try {
            URI uri = new URI(text(field));
            boolean usable = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme()) || stage == Stage.REHEARSAL && isLoopback(uri));
            demand(usable, field, "is no https address");
            return uri;
        } catch (URISyntaxException notAUri) {
            throw new SettingRefused(field, "is no https address");
        }
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme())
                && List.of("localhost", "127.0.0.1").contains(uri.getHost());
    }

    private int number(SettingField field, int least, int most) throws SettingRefused {
        String text = value(field);
        demand(
                NUMBER.matcher(text).matches() && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most,
                field,
                "is no number from %d to %d".formatted(least, most));
        return Integer.parseInt(text);
    }

    private String option(SettingField field) throws SettingRefused {
        return oneOf(field, field.options());
    }

    private String oneOf(SettingField field, List<String> options) throws SettingRefused {
        String value = value(field);
        demand(options.contains(value), field, "is none of " + String.join(", ", options));
        return value;
    }

    private String text(SettingField field) throws SettingRefused {
        String text = value(field);
        demand(!text.isEmpty(), field, "is missing");
        demand(text.length() <= LONGEST, field, "is longer than %d characters".formatted(LONGEST));
        return text;
    }

    private String value(SettingField field) {
        String value = component.get(field.key());
        return value == null || value.isBlank() ? field.fallback() : value.strip();
    }

    private static void demand(boolean holds, SettingField field, String otherwise) throws SettingRefused {
        if (!holds) {
            throw new SettingRefused(field, otherwise);
        }
    }
}
