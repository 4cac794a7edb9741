package it.varco.spid.keycloak.setting;

import it.varco.spid.keycloak.log.LogSettings;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.metadata.Sector;
import it.varco.spid.registry.Binding;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What the console shows of the identity provider, beside its own field for the entity id. Labels and help are message
 * keys, in Italian and English.
 */
public final class SpidSettingsProperties {

    public static final List<ProviderConfigProperty> ALL = List.of(
            text(BodySettings.ORGANIZATION_NAME),
            text(BodySettings.ORGANIZATION_DISPLAY_NAME),
            text(BodySettings.ORGANIZATION_URL),
            property(
                    BodySettings.SECTOR,
                    ProviderConfigProperty.LIST_TYPE,
                    Sector.PUBLIC.slug(),
                    Arrays.stream(Sector.values()).map(Sector::slug).toList()),
            text(BodySettings.IPA_CODE),
            text(BodySettings.VAT_NUMBER),
            text(BodySettings.FISCAL_CODE),
            text(BodySettings.CONTACT_EMAIL),
            text(BodySettings.CONTACT_TELEPHONE),
            document(BodySettings.AGGREGATOR),
            document(BodySettings.BILLING),
            text(BodySettings.SERVICE_NAME),
            property(
                    BodySettings.REQUESTED_ATTRIBUTES, ProviderConfigProperty.MULTIVALUED_STRING_TYPE, null, List.of()),
            document(BodySettings.ATTRIBUTE_SETS),
            property(BodySettings.EIDAS_SETS, ProviderConfigProperty.BOOLEAN_TYPE, false, List.of()),
            document(BodySettings.SERVICE_PROVIDERS),
            text(RegistrySettings.FEED),
            property(RegistrySettings.REFRESH_HOURS, ProviderConfigProperty.INTEGER_TYPE, 6, List.of()),
            property(RegistrySettings.CERTIFICATES, ProviderConfigProperty.TEXT_TYPE, null, List.of()),
            property(
                    RegistrySettings.NEW_ENTRIES,
                    ProviderConfigProperty.LIST_TYPE,
                    RegistrySettings.NewEntries.ACTIVATE.name(),
                    Arrays.stream(RegistrySettings.NewEntries.values())
                            .map(RegistrySettings.NewEntries::name)
                            .toList()),
            text(RegistrySettings.EIDAS_FEED),
            property(RegistrySettings.EIDAS_CERTIFICATES, ProviderConfigProperty.TEXT_TYPE, null, List.of()),
            property(SpidSettings.EIDAS_ATTRIBUTE_SET, ProviderConfigProperty.LIST_TYPE, "99", List.of("99", "100")),
            property(
                    SpidSettings.REQUEST_BINDING,
                    ProviderConfigProperty.LIST_TYPE,
                    Binding.REDIRECT.name(),
                    Arrays.stream(Binding.values()).map(Binding::name).toList()),
            property(
                    SpidSettings.LEVEL,
                    ProviderConfigProperty.LIST_TYPE,
                    SpidLevel.L2.name(),
                    Arrays.stream(SpidLevel.values()).map(SpidLevel::name).toList()),
            property(
                    SpidSettings.COMPARISON,
                    ProviderConfigProperty.LIST_TYPE,
                    Comparison.MINIMUM.value(),
                    Arrays.stream(Comparison.values()).map(Comparison::value).toList()),
            property(
                    SpidSettings.LOWEST_LEVEL,
                    ProviderConfigProperty.LIST_TYPE,
                    null,
                    Arrays.stream(SpidLevel.values()).map(SpidLevel::name).toList()),
            property(
                    SpidSettings.SINGLE_LOGOUT,
                    ProviderConfigProperty.LIST_TYPE,
                    LogoutPolicy.WITH_SESSION.name(),
                    Arrays.stream(LogoutPolicy.values()).map(LogoutPolicy::name).toList()),
            property(SpidSettings.CLOCK_TOLERANCE_SECONDS, ProviderConfigProperty.INTEGER_TYPE, 10, List.of()),
            property(NewEntrySettings.WITHHELD, ProviderConfigProperty.MULTIVALUED_STRING_TYPE, null, List.of()),
            property(
                    LogSettings.OUTAGE,
                    ProviderConfigProperty.LIST_TYPE,
                    LogSettings.Outage.REFUSE.name(),
                    Arrays.stream(LogSettings.Outage.values())
                            .map(LogSettings.Outage::name)
                            .toList()),
            property(LogSettings.MONTHS, ProviderConfigProperty.INTEGER_TYPE, LogSettings.FEWEST_MONTHS, List.of()));

    private SpidSettingsProperties() {}

    private static ProviderConfigProperty text(String name) {
        return property(name, ProviderConfigProperty.STRING_TYPE, null, List.of());
    }

    /** JSON. */
    private static ProviderConfigProperty document(String name) {
        return property(name, ProviderConfigProperty.TEXT_TYPE, null, List.of());
    }

    private static ProviderConfigProperty property(String name, String type, Object byDefault, List<String> options) {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(name)
                .label("varco.spid." + name + ".label")
                .helpText("varco.spid." + name + ".help")
                .type(type)
                .defaultValue(byDefault)
                .options(options)
                .add()
                .build()
                .get(0);
    }
}
