package it.varco.spid.keycloak.setting;

import it.varco.spid.keycloak.log.LogSettings;
import it.varco.spid.level.Comparison;
import it.varco.spid.scheme.Scheme;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What the console shows of CIE id, beside its own field for the entity id: what is SPID's too by SPID's names, and what is
 * CIE's alone.
 */
public final class CieSettingsProperties {

    public static final List<ProviderConfigProperty> ALL = Stream.of(
                    List.of(
                            shared(BodySettings.ORGANIZATION_NAME),
                            shared(BodySettings.ORGANIZATION_DISPLAY_NAME),
                            shared(BodySettings.ORGANIZATION_URL),
                            shared(BodySettings.SECTOR),
                            shared(BodySettings.IPA_CODE),
                            own(CieSettings.IPA_CATEGORY, ProviderConfigProperty.STRING_TYPE),
                            shared(BodySettings.VAT_NUMBER),
                            shared(BodySettings.FISCAL_CODE),
                            own(CieSettings.ECONOMIC_ACTIVITIES, ProviderConfigProperty.MULTIVALUED_STRING_TYPE),
                            own(CieSettings.MUNICIPALITY, ProviderConfigProperty.STRING_TYPE),
                            own(CieSettings.PROVINCE, ProviderConfigProperty.STRING_TYPE),
                            own(CieSettings.COUNTRY, ProviderConfigProperty.STRING_TYPE),
                            own(BodySettings.CONTACT_EMAIL, ProviderConfigProperty.STRING_TYPE),
                            shared(BodySettings.CONTACT_TELEPHONE),
                            own(CieSettings.TECHNICAL_PARTNER, ProviderConfigProperty.TEXT_TYPE),
                            own(CieSettings.SERVICE, ProviderConfigProperty.STRING_TYPE),
                            own(RegistrySettings.FEED, ProviderConfigProperty.STRING_TYPE),
                            own(RegistrySettings.CERTIFICATES, ProviderConfigProperty.TEXT_TYPE)),
                    List.of(
                            shared(RegistrySettings.REFRESH_HOURS),
                            shared(RegistrySettings.NEW_ENTRIES),
                            shared(SpidSettings.REQUEST_BINDING),
                            shared(SpidSettings.LEVEL),
                            shared(SpidSettings.LOWEST_LEVEL),
                            comparison(),
                            shared(SpidSettings.SINGLE_LOGOUT),
                            shared(SpidSettings.CLOCK_TOLERANCE_SECONDS),
                            shared(LogSettings.OUTAGE),
                            shared(LogSettings.MONTHS)))
            .flatMap(List::stream)
            .toList();

    private CieSettingsProperties() {}

    private static ProviderConfigProperty shared(String name) {
        return SpidSettingsProperties.ALL.stream()
                .filter(property -> property.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ProviderConfigProperty own(String name, String type) {
        return property(name).type(type).add().build().get(0);
    }

    /** Two of the four; how CIE understands them is to be tried in its pre-production. */
    private static ProviderConfigProperty comparison() {
        return property(SpidSettings.COMPARISON)
                .type(ProviderConfigProperty.LIST_TYPE)
                .defaultValue(Comparison.MINIMUM.value())
                .options(
                        Scheme.CIE.comparisons().stream().map(Comparison::value).toList())
                .add()
                .build()
                .get(0);
    }

    private static ProviderConfigurationBuilder.ProviderConfigPropertyBuilder property(String name) {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(name)
                .label("varco.cie." + name + ".label")
                .helpText("varco.cie." + name + ".help");
    }
}
