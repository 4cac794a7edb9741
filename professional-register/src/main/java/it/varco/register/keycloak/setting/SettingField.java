package it.varco.register.keycloak.setting;

import static org.keycloak.provider.ProviderConfigProperty.BOOLEAN_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.CLIENT_LIST_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.INTEGER_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.LIST_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.STRING_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.TEXT_TYPE;
import static org.keycloak.provider.ProviderConfigProperty.URL_TYPE;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The fields of the component {@code varco-register}: what the console asks, and what holds where nothing is said. */
enum SettingField {
    PROFILE("profile", STRING_TYPE, ""),
    SENDER("sender", LIST_TYPE, "client", "client", "modi"),
    CLIENT_ID("client-id", CLIENT_LIST_TYPE, ""),
    MODI_VOUCHER_ISSUER("modi-voucher-issuer", STRING_TYPE, ""),
    MODI_VOUCHER_KEYS("modi-voucher-keys", URL_TYPE, ""),
    MODI_AUDIENCE("modi-audience", STRING_TYPE, ""),
    MODI_CLIENT_ID("modi-client-id", STRING_TYPE, ""),
    MODI_CONSUMER_ID("modi-consumer-id", STRING_TYPE, ""),
    MODI_PURPOSE_ID("modi-purpose-id", STRING_TYPE, ""),
    MODI_CLIENT_KEYS("modi-client-keys", TEXT_TYPE, ""),
    MODI_EVIDENCE("modi-evidence", LIST_TYPE, "audit-rest-02", "none", "audit-rest-01", "audit-rest-02"),
    MODI_SKEW_SECONDS("modi-skew-seconds", INTEGER_TYPE, "10"),
    MODI_LONGEST_LIFE_SECONDS("modi-longest-life-seconds", INTEGER_TYPE, "300"),
    EVENTS_PER_MINUTE("events-per-minute", INTEGER_TYPE, "6000"),
    LARGEST_BATCH("largest-batch", INTEGER_TYPE, "500"),
    SILENCE_HOURS("silence-hours", INTEGER_TYPE, "72"),
    RETENTION_YEARS("retention-years", INTEGER_TYPE, "10"),
    MAILS("mails", BOOLEAN_TYPE, "true");

    private final String key;
    private final String type;
    private final String fallback;
    private final List<String> options;

    SettingField(String key, String type, String fallback, String... options) {
        this.key = key;
        this.type = type;
        this.fallback = fallback;
        this.options = List.of(options);
    }

    String key() {
        return key;
    }

    String fallback() {
        return fallback;
    }

    List<String> options() {
        return options;
    }

    ProviderConfigProperty property() {
        ProviderConfigProperty property = new ProviderConfigProperty(
                key,
                "varco.register.%s.label".formatted(key),
                "varco.register.%s.help".formatted(key),
                type,
                fallback.isEmpty() ? null : fallback);
        property.setOptions(options);
        property.setRequired(this == PROFILE || this == SENDER);
        return property;
    }
}
