package it.varco.spid.keycloak.setting;

import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.Organization;
import it.varco.spid.metadata.Sector;
import it.varco.spid.setting.BodyDocument;
import it.varco.spid.setting.NamedProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who the realm is as a service provider, and what it asks for: all that is filed with AgID but the entity id. */
public final class BodySettings {

    public static final String ORGANIZATION_NAME = "organizationName";
    public static final String ORGANIZATION_DISPLAY_NAME = "organizationDisplayName";
    public static final String ORGANIZATION_URL = "organizationUrl";
    public static final String SECTOR = "sector";
    public static final String IPA_CODE = "ipaCode";
    public static final String VAT_NUMBER = "vatNumber";
    public static final String FISCAL_CODE = "fiscalCode";
    public static final String CONTACT_EMAIL = "contactEmail";
    public static final String CONTACT_TELEPHONE = "contactTelephone";
    public static final String AGGREGATOR = "aggregator";
    public static final String BILLING = "billing";
    public static final String SERVICE_NAME = "attributeSetServiceName";
    public static final String REQUESTED_ATTRIBUTES = "requestedAttributes";
    public static final String ATTRIBUTE_SETS = "attributeSets";
    public static final String EIDAS_SETS = "eidasSets";
    public static final String SERVICE_PROVIDERS = "serviceProviders";

    private final SettingTexts texts;

    BodySettings(Map<String, String> config) {
        this.texts = new SettingTexts(config);
    }

    /** @throws it.varco.spid.setting.SettingFault where a document among the settings is wrong */
    Body body() {
        return new Body(
                organization(),
                sector(),
                codes(),
                texts.text(CONTACT_EMAIL),
                texts.text(CONTACT_TELEPHONE),
                texts.text(AGGREGATOR).map(BodyDocument::aggregator),
                texts.text(BILLING).map(BodyDocument::billing));
    }

    Organization organization() {
        return new Organization(
                texts.text(ORGANIZATION_NAME).orElse(""),
                texts.text(ORGANIZATION_DISPLAY_NAME).orElse(""),
                texts.text(ORGANIZATION_URL).orElse(""));
    }

    BodyCodes codes() {
        return new BodyCodes(texts.text(IPA_CODE), texts.text(VAT_NUMBER), texts.text(FISCAL_CODE));
    }

    Sector sector() {
        return texts.text(SECTOR)
                .map(slug -> Sector.named(slug)
                        .orElseThrow(() -> new IllegalArgumentException("sector must be public or private")))
                .orElse(Sector.PUBLIC);
    }

    /** All sets, set 0 first, those of eIDAS last. */
    public List<AttributeSet> attributeSets() {
        AttributeSet first =
                new AttributeSet(0, texts.text(SERVICE_NAME).orElse("Servizi online"), requestedAttributes());
        List<AttributeSet> more =
                texts.text(ATTRIBUTE_SETS).map(BodyDocument::attributeSets).orElse(List.of());
        Stream<AttributeSet> eidas =
                texts.text(EIDAS_SETS).map(Boolean::parseBoolean).orElse(false)
                        ? Stream.of(AttributeSet.EIDAS_MINIMUM, AttributeSet.EIDAS_FULL)
                        : Stream.empty();
        return Stream.concat(Stream.concat(Stream.of(first), more.stream()), eidas)
                .toList();
    }

    /** Service providers beside the realm's own. */
    List<NamedProvider> others() {
        return texts.text(SERVICE_PROVIDERS).map(BodyDocument::providers).orElse(List.of());
    }

    private List<String> requestedAttributes() {
        return texts.text(REQUESTED_ATTRIBUTES)
                .map(set ->
                        texts.several(REQUESTED_ATTRIBUTES).stream().distinct().toList())
                .orElse(List.of("name", "familyName", "fiscalNumber"));
    }
}
