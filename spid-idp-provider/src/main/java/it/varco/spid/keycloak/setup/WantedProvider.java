package it.varco.spid.keycloak.setup;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.spid.keycloak.setting.BodySettings;
import it.varco.spid.keycloak.setting.CieSettings;
import it.varco.spid.keycloak.setting.RegistrySettings;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.CieServiceProvider;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.setting.CieSetupDocument;
import it.varco.spid.setting.SetupDocument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.keycloak.models.Constants;

/**
 * What a set-up makes of the document that it was sent.
 *
 * @param settings of the identity provider; an empty one is taken away, and one that is not named stays
 * @param attributes that are asked for
 * @param signing who signs with a key of their own: entity ids and what their certificates say
 * @param locality of the registered seat, for the certificates
 */
record WantedProvider(
        Scheme scheme,
        String providerId,
        String displayName,
        String unknownPerson,
        Map<String, Optional<String>> settings,
        List<String> attributes,
        Map<String, Body> signing,
        String locality) {

    String alias() {
        return scheme.method().slug();
    }

    static WantedProvider of(SetupDocument document) {
        Map<String, Body> signing = new LinkedHashMap<>();
        signing.put(document.entityId(), document.body());
        document.serviceProviders().stream()
                .filter(other -> other.body().aggregator().isEmpty())
                .forEach(other -> signing.put(other.entityId(), other.body()));
        return new WantedProvider(
                Scheme.SPID,
                SpidIdentityProviderConfig.SPID,
                "SPID",
                document.unknownPerson(),
                settings(document),
                document.attributeSets().get(0).attributes(),
                signing,
                document.locality());
    }

    static WantedProvider of(CieSetupDocument document) {
        return new WantedProvider(
                Scheme.CIE,
                SpidIdentityProviderConfig.CIE,
                "CIE",
                document.unknownPerson(),
                settings(document),
                CieServiceProvider.ATTRIBUTES,
                Map.of(document.entityId(), document.body()),
                document.locality());
    }

    /** What is not in the document is taken away, but for where the registry comes from. */
    private static Map<String, Optional<String>> settings(SetupDocument document) {
        Map<String, Optional<String>> settings = ofBody(document.entityId(), document.body());
        settings.put(BodySettings.AGGREGATOR, part(document.json(), BodySettings.AGGREGATOR));
        settings.put(BodySettings.BILLING, part(document.json(), BodySettings.BILLING));
        settings.put(BodySettings.SERVICE_PROVIDERS, part(document.json(), BodySettings.SERVICE_PROVIDERS));
        settings.put(
                BodySettings.SERVICE_NAME,
                Optional.of(document.attributeSets().get(0).serviceName()));
        settings.put(
                BodySettings.REQUESTED_ATTRIBUTES,
                Optional.of(String.join(
                        Constants.CFG_DELIMITER, document.attributeSets().get(0).attributes())));
        settings.put(BodySettings.ATTRIBUTE_SETS, furtherSets(document));
        settings.put(
                BodySettings.EIDAS_SETS,
                Optional.of(Boolean.toString(document.eidasSets() == SetupDocument.EidasSets.PUBLISHED)));
        document.registryFeed().ifPresent(feed -> settings.put(RegistrySettings.FEED, Optional.of(feed)));
        return settings;
    }

    private static Optional<String> part(JsonNode document, String name) {
        return Optional.of(document.path(name))
                .filter(node -> node.isContainerNode() && !node.isEmpty())
                .map(Object::toString);
    }

    private static Optional<String> furtherSets(SetupDocument document) {
        return Optional.of(StreamSupport.stream(
                                document.json()
                                        .path(BodySettings.ATTRIBUTE_SETS)
                                        .spliterator(),
                                false)
                        .skip(1)
                        .map(Object::toString)
                        .collect(Collectors.joining(",", "[", "]")))
                .filter(sets -> !"[]".equals(sets));
    }

    private static Map<String, Optional<String>> settings(CieSetupDocument document) {
        Map<String, Optional<String>> settings = ofBody(document.entityId(), document.body());
        settings.put(CieSettings.IPA_CATEGORY, document.ipaCategory());
        settings.put(
                CieSettings.ECONOMIC_ACTIVITIES,
                Optional.of(String.join(Constants.CFG_DELIMITER, document.economicActivities()))
                        .filter(joined -> !joined.isEmpty()));
        settings.put(CieSettings.MUNICIPALITY, document.seat().municipality());
        settings.put(CieSettings.PROVINCE, document.seat().province());
        settings.put(CieSettings.COUNTRY, Optional.of(document.seat().country()));
        settings.put(CieSettings.TECHNICAL_PARTNER, part(document.json(), CieSettings.TECHNICAL_PARTNER));
        settings.put(CieSettings.SERVICE, document.service());
        document.registryFeed().ifPresent(feed -> settings.put(RegistrySettings.FEED, Optional.of(feed)));
        return settings;
    }

    private static Map<String, Optional<String>> ofBody(String entityId, Body body) {
        Map<String, Optional<String>> settings = new HashMap<>();
        settings.put(SpidSettings.ENTITY_ID, Optional.of(entityId));
        settings.put(
                BodySettings.ORGANIZATION_NAME, Optional.of(body.organization().name()));
        settings.put(
                BodySettings.ORGANIZATION_DISPLAY_NAME,
                Optional.of(body.organization().displayName()));
        settings.put(
                BodySettings.ORGANIZATION_URL, Optional.of(body.organization().url()));
        settings.put(BodySettings.SECTOR, Optional.of(body.sector().slug()));
        settings.put(BodySettings.IPA_CODE, body.codes().ipaCode());
        settings.put(BodySettings.VAT_NUMBER, body.codes().vatNumber());
        settings.put(BodySettings.FISCAL_CODE, body.codes().fiscalCode());
        settings.put(BodySettings.CONTACT_EMAIL, body.email());
        settings.put(BodySettings.CONTACT_TELEPHONE, body.telephone());
        return settings;
    }
}
