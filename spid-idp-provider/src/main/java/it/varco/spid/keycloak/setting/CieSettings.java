package it.varco.spid.keycloak.setting;

import it.varco.spid.metadata.CieContact;
import it.varco.spid.metadata.CieServiceProvider;
import it.varco.spid.setting.CieDocument;
import java.util.Map;

/** Who the realm is as a service provider of CIE: all that its portal is told but the entity id. */
public final class CieSettings {

    public static final String IPA_CATEGORY = "ipaCategory";
    public static final String ECONOMIC_ACTIVITIES = "nace2Codes";
    public static final String MUNICIPALITY = "municipality";
    public static final String PROVINCE = "province";
    public static final String COUNTRY = "country";
    public static final String TECHNICAL_PARTNER = "technicalPartner";
    public static final String SERVICE = "serviceId";

    private static final String ITALY = "IT";

    private final SettingTexts texts;

    CieSettings(Map<String, String> config) {
        this.texts = new SettingTexts(config);
    }

    /**
     * The realm under that name, with its answers and logout messages at that address.
     *
     * @throws IllegalArgumentException where a setting is wrong
     */
    CieServiceProvider serviceProvider(String entityId, String endpoint) {
        BodySettings body = new BodySettings(texts.config());
        return new CieServiceProvider(
                entityId,
                endpoint,
                endpoint,
                body.organization(),
                administrative(body),
                texts.text(TECHNICAL_PARTNER).map(CieDocument::partner),
                texts.text(SERVICE).orElseGet(() -> CieServiceProvider.serviceOf(entityId)));
    }

    private CieContact administrative(BodySettings body) {
        return new CieContact(
                body.sector(),
                body.organization().name(),
                body.codes(),
                texts.text(IPA_CATEGORY),
                texts.several(ECONOMIC_ACTIVITIES),
                new CieContact.Seat(
                        texts.text(MUNICIPALITY),
                        texts.text(PROVINCE),
                        texts.text(COUNTRY).orElse(ITALY)),
                texts.text(BodySettings.CONTACT_EMAIL),
                texts.text(BodySettings.CONTACT_TELEPHONE));
    }
}
