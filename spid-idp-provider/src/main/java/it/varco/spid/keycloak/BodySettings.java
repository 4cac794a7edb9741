package it.varco.spid.keycloak;

import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.Organization;
import it.varco.spid.metadata.Sector;
import it.varco.spid.setting.BodyDocument;
import it.varco.spid.setting.NamedProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who the realm is as a service provider, and what it asks for: all that is filed with AgID but the entity id. */
final class BodySettings {

    static final String ORGANIZATION_NAME = "organizationName";
    static final String ORGANIZATION_DISPLAY_NAME = "organizationDisplayName";
    static final String ORGANIZATION_URL = "organizationUrl";
    static final String SECTOR = "sector";
    static final String IPA_CODE = "ipaCode";
    static final String VAT_NUMBER = "vatNumber";
    static final String FISCAL_CODE = "fiscalCode";
    static final String CONTACT_EMAIL = "contactEmail";
    static final String CONTACT_TELEPHONE = "contactTelephone";
    static final String AGGREGATOR = "aggregator";
    static final String BILLING = "billing";
    static final String SERVICE_NAME = "attributeSetServiceName";
    static final String REQUESTED_ATTRIBUTES = "requestedAttributes";
    static final String ATTRIBUTE_SETS = "attributeSets";
    static final String EIDAS_SETS = "eidasSets";
    static final String SERVICE_PROVIDERS = "serviceProviders";

    /** How Keycloak joins the values of a property with several. */
    private static final String SEPARATOR = "##";

    private final Map<String, String> config;

    BodySettings(Map<String, String> config) {
        this.config = config;
    }

    /** @throws it.varco.spid.setting.SettingFault where a document among the settings is wrong */
    Body body() {
        return new Body(
                organization(),
                sector(),
                new BodyCodes(text(IPA_CODE), text(VAT_NUMBER), text(FISCAL_CODE)),
                text(CONTACT_EMAIL),
                text(CONTACT_TELEPHONE),
                text(AGGREGATOR).map(BodyDocument::aggregator),
                text(BILLING).map(BodyDocument::billing));
    }

    Organization organization() {
        return new Organization(
                text(ORGANIZATION_NAME).orElse(""),
                text(ORGANIZATION_DISPLAY_NAME).orElse(""),
                text(ORGANIZATION_URL).orElse(""));
    }

    Sector sector() {
        return text(SECTOR)
                .map(slug -> Sector.named(slug)
                        .orElseThrow(() -> new IllegalArgumentException("sector must be public or private")))
                .orElse(Sector.PUBLIC);
    }

    /** All sets, set 0 first, those of eIDAS last. */
    List<AttributeSet> attributeSets() {
        AttributeSet first = new AttributeSet(0, text(SERVICE_NAME).orElse("Servizi online"), requestedAttributes());
        List<AttributeSet> more =
                text(ATTRIBUTE_SETS).map(BodyDocument::attributeSets).orElse(List.of());
        Stream<AttributeSet> eidas = text(EIDAS_SETS).map(Boolean::parseBoolean).orElse(false)
                ? Stream.of(AttributeSet.EIDAS_MINIMUM, AttributeSet.EIDAS_FULL)
                : Stream.empty();
        return Stream.concat(Stream.concat(Stream.of(first), more.stream()), eidas)
                .toList();
    }

    /** Service providers beside the realm's own. */
    List<NamedProvider> others() {
        return text(SERVICE_PROVIDERS).map(BodyDocument::providers).orElse(List.of());
    }

    private List<String> requestedAttributes() {
        return text(REQUESTED_ATTRIBUTES)
                .map(joined -> Arrays.stream(joined.split(SEPARATOR))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of("name", "familyName", "fiscalNumber"));
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(config.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
