package it.varco.spid.keycloak;

import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.CieContact;
import it.varco.spid.metadata.CieServiceProvider;
import it.varco.spid.metadata.Organization;
import it.varco.spid.setting.CieDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who the realm is as a service provider of CIE: all that its portal is told but the entity id. */
final class CieSettings {

    static final String IPA_CATEGORY = "ipaCategory";
    static final String ECONOMIC_ACTIVITIES = "nace2Codes";
    static final String MUNICIPALITY = "municipality";
    static final String PROVINCE = "province";
    static final String COUNTRY = "country";
    static final String TECHNICAL_PARTNER = "technicalPartner";
    static final String SERVICE = "serviceId";

    /** How Keycloak joins the values of a property with several. */
    private static final String SEPARATOR = "##";

    private static final String ITALY = "IT";

    private final Map<String, String> config;

    CieSettings(Map<String, String> config) {
        this.config = config;
    }

    /**
     * The realm under that name, with its answers and logout messages at that address.
     *
     * @throws IllegalArgumentException where a setting is wrong
     */
    CieServiceProvider serviceProvider(String entityId, String endpoint) {
        Organization organization = new BodySettings(config).organization();
        return new CieServiceProvider(
                entityId,
                endpoint,
                endpoint,
                organization,
                administrative(organization),
                text(TECHNICAL_PARTNER).map(CieDocument::partner),
                text(SERVICE).orElseGet(() -> CieServiceProvider.serviceOf(entityId)));
    }

    private CieContact administrative(Organization organization) {
        return new CieContact(
                new BodySettings(config).sector(),
                organization.name(),
                new BodyCodes(
                        text(BodySettings.IPA_CODE), text(BodySettings.VAT_NUMBER), text(BodySettings.FISCAL_CODE)),
                text(IPA_CATEGORY),
                several(ECONOMIC_ACTIVITIES),
                new CieContact.Seat(
                        text(MUNICIPALITY), text(PROVINCE), text(COUNTRY).orElse(ITALY)),
                text(BodySettings.CONTACT_EMAIL),
                text(BodySettings.CONTACT_TELEPHONE));
    }

    private List<String> several(String key) {
        return text(key)
                .map(joined -> Arrays.stream(joined.split(SEPARATOR))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(config.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
