package it.varco.spid.keycloak;

import it.varco.policy.keycloak.broker.FirstSignIn;
import it.varco.policy.keycloak.broker.LinkByFiscalCodeFactory;
import it.varco.policy.keycloak.person.AccountNameSecretFactory;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.certificate.SubjectAttribute;
import it.varco.spid.keycloak.log.LogKeyFactory;
import it.varco.spid.metadata.Body;
import it.varco.spid.setting.SetupDocument;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.KeyProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes of a body's data all that SPID needs in a realm, and says what it did; done twice it does nothing. */
final class Setup {

    private static final String FLOW = "varco first sign-in";
    private static final String UNKNOWN_PERSON = "unknown-person";
    private static final String SEPARATOR = "##";

    /** What the account gets of the attributes that are asked for. */
    private static final Map<String, String> MAPPED =
            Map.of("name", "firstName", "familyName", "lastName", "email", "email");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final List<Step> done = new ArrayList<>();

    /** What became of a thing. */
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /**
     * One thing that the realm needs.
     *
     * @param thing what it is, and how it is called
     */
    record Step(String thing, Outcome outcome) {}

    Setup(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** @throws IllegalArgumentException where the settings that come of it cannot be meant; nothing may be committed then */
    List<Step> apply(SetupDocument document) {
        if (present()
                .filter(provider -> !SpidIdentityProviderFactory.PROVIDER_ID.equals(provider.getProviderId()))
                .isPresent()) {
            throw new IllegalArgumentException(
                    "the alias spid is that of an identity provider of another kind: give that one another alias first");
        }
        secret("account-name-secret", AccountNameSecretFactory.PROVIDER_ID);
        secret("spid-log-key", LogKeyFactory.PROVIDER_ID);
        String flow = firstSignIn(document.unknownPerson());
        provider(document, flow);
        document.attributeSets().get(0).attributes().stream()
                .filter(MAPPED::containsKey)
                .forEach(attribute -> mapper(attribute, MAPPED.get(attribute)));
        key(document.entityId(), document.body(), document.locality());
        document.serviceProviders().stream()
                .filter(other -> other.body().aggregator().isEmpty())
                .forEach(other -> key(other.entityId(), other.body(), document.locality()));
        return List.copyOf(done);
    }

    /** A secret of the realm that is made once and never anew. */
    private void secret(String name, String providerId) {
        Outcome outcome = Outcome.UNCHANGED;
        if (keys(providerId).isEmpty()) {
            add(component(name, providerId));
            outcome = Outcome.CREATED;
        }
        done.add(new Step("key " + providerId, outcome));
    }

    /** A flow that somebody has chosen stays, if it has our step; and so does what the step says. */
    private String firstSignIn(String unknownPerson) {
        Optional<IdentityProviderModel> present = present();
        if (present.filter(provider -> FirstSignIn.isOurs(realm, provider)).isPresent()) {
            done.add(new Step("first login flow", Outcome.UNCHANGED));
            return present.get().getFirstBrokerLoginFlowId();
        }
        AuthenticationFlowModel known = realm.getFlowByAlias(FLOW);
        if (known != null) {
            done.add(new Step("first login flow " + FLOW, Outcome.UNCHANGED));
            return known.getId();
        }
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(FLOW);
        flow.setDescription("The account with the proven fiscal code, or a new one");
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        String id = realm.addAuthenticationFlow(flow).getId();
        AuthenticatorConfigModel rule = new AuthenticatorConfigModel();
        rule.setAlias(UNKNOWN_PERSON);
        rule.setConfig(new HashMap<>(Map.of(UNKNOWN_PERSON, unknownPerson)));
        AuthenticationExecutionModel step = new AuthenticationExecutionModel();
        step.setParentFlow(id);
        step.setAuthenticator(LinkByFiscalCodeFactory.PROVIDER_ID);
        step.setRequirement(AuthenticationExecutionModel.Requirement.REQUIRED);
        step.setPriority(10);
        step.setAuthenticatorConfig(realm.addAuthenticatorConfig(rule).getId());
        realm.addAuthenticatorExecution(step);
        done.add(new Step("first login flow " + FLOW, Outcome.CREATED));
        return id;
    }

    private void provider(SetupDocument document, String flow) {
        Optional<IdentityProviderModel> present = present();
        SpidIdentityProviderConfig provider =
                present.map(SpidIdentityProviderConfig::new).orElseGet(SpidIdentityProviderConfig::new);
        Map<String, String> before = new HashMap<>(provider.getConfig());
        String flowBefore = provider.getFirstBrokerLoginFlowId();
        if (present.isEmpty()) {
            provider.setAlias(SpidProviders.ALIAS);
            provider.setProviderId(SpidIdentityProviderFactory.PROVIDER_ID);
            provider.setDisplayName("SPID");
            provider.setEnabled(true);
            provider.setTrustEmail(false);
            provider.setSyncMode(IdentityProviderSyncMode.FORCE);
        }
        provider.setFirstBrokerLoginFlowId(flow);
        settings(document).forEach((name, value) -> {
            if (value.isEmpty()) {
                provider.getConfig().remove(name);
            } else {
                provider.getConfig().put(name, value.get());
            }
        });
        provider.validate(realm);
        Outcome outcome = present.isEmpty()
                ? Outcome.CREATED
                : before.equals(provider.getConfig()) && flow.equals(flowBefore) ? Outcome.UNCHANGED : Outcome.UPDATED;
        if (outcome == Outcome.CREATED) {
            session.identityProviders().create(provider);
        } else if (outcome == Outcome.UPDATED) {
            session.identityProviders().update(provider);
        }
        done.add(new Step("identity provider " + SpidProviders.ALIAS, outcome));
    }

    /** What is not in the document is taken away, but for where the registry comes from. */
    private static Map<String, Optional<String>> settings(SetupDocument document) {
        Body body = document.body();
        Map<String, Optional<String>> settings = new HashMap<>();
        settings.put(SpidSettings.ENTITY_ID, Optional.of(document.entityId()));
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
        settings.put(BodySettings.AGGREGATOR, part(document, BodySettings.AGGREGATOR));
        settings.put(BodySettings.BILLING, part(document, BodySettings.BILLING));
        settings.put(BodySettings.SERVICE_PROVIDERS, part(document, BodySettings.SERVICE_PROVIDERS));
        settings.put(
                BodySettings.SERVICE_NAME,
                Optional.of(document.attributeSets().get(0).serviceName()));
        settings.put(
                BodySettings.REQUESTED_ATTRIBUTES,
                Optional.of(
                        String.join(SEPARATOR, document.attributeSets().get(0).attributes())));
        settings.put(BodySettings.ATTRIBUTE_SETS, furtherSets(document));
        settings.put(
                BodySettings.EIDAS_SETS,
                Optional.of(Boolean.toString(document.eidasSets() == SetupDocument.EidasSets.PUBLISHED)));
        document.registryFeed().ifPresent(feed -> settings.put(RegistrySettings.FEED, Optional.of(feed)));
        return settings;
    }

    private static Optional<String> part(SetupDocument document, String name) {
        return Optional.of(document.json().path(name))
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

    private void mapper(String attribute, String target) {
        boolean present = session.identityProviders()
                .getMappersByAliasStream(SpidProviders.ALIAS)
                .anyMatch(mapper -> SpidAttributeMapper.isFrom(mapper, attribute));
        if (!present) {
            IdentityProviderMapperModel mapper = SpidAttributeMapper.model(attribute, target);
            mapper.setName(attribute);
            mapper.setIdentityProviderAlias(SpidProviders.ALIAS);
            mapper.setSyncMode(IdentityProviderMapperSyncMode.INHERIT);
            session.identityProviders().createMapper(mapper);
        }
        done.add(new Step("mapper " + attribute, present ? Outcome.UNCHANGED : Outcome.CREATED));
    }

    /**
     * A key whose certificate says what the body says now. In production it is published and signs nothing until somebody
     * gives it its day: AgID must know it first.
     */
    private void key(String entityId, Body body, String locality) {
        List<ComponentModel> all = keys(SpidSigningKeyFactory.PROVIDER_ID);
        ComponentModel wanted = component("spid " + entityId, SpidSigningKeyFactory.PROVIDER_ID);
        SpidSigningKeyFactory.describe(wanted, entityId, body, locality);
        boolean present = all.stream().anyMatch(key -> SpidSigningKeyFactory.isFor(key, wanted));
        if (!present) {
            List<ComponentModel> before = all.stream()
                    .filter(key -> SpidSigningKeyFactory.certificate(key)
                            .filter(certificate -> names(certificate, entityId))
                            .isPresent())
                    .toList();
            if (RealmStage.of(realm) == Stage.PRODUCTION && !before.isEmpty()) {
                wanted.put(Attributes.ACTIVE_KEY, false);
            } else {
                before.forEach(this::retire);
            }
            add(wanted);
        }
        done.add(new Step("signing key of " + entityId, present ? Outcome.UNCHANGED : Outcome.CREATED));
    }

    private static boolean names(X509Certificate certificate, String entityId) {
        return SubjectAttribute.URI.of(certificate).equals(Optional.of(entityId));
    }

    private void retire(ComponentModel key) {
        key.put(Attributes.ENABLED_KEY, false);
        key.put(Attributes.ACTIVE_KEY, false);
        realm.updateComponent(key);
        done.add(new Step("signing key " + key.getId() + ", switched off", Outcome.UPDATED));
    }

    private Optional<IdentityProviderModel> present() {
        return Optional.ofNullable(session.identityProviders().getByAlias(SpidProviders.ALIAS));
    }

    private List<ComponentModel> keys(String providerId) {
        return realm.getComponentsStream(realm.getId(), KeyProvider.class.getName())
                .filter(component -> providerId.equals(component.getProviderId()))
                .toList();
    }

    private ComponentModel component(String name, String providerId) {
        ComponentModel component = new ComponentModel();
        component.setName(name);
        component.setParentId(realm.getId());
        component.setProviderType(KeyProvider.class.getName());
        component.setProviderId(providerId);
        component.setConfig(new MultivaluedHashMap<>());
        return component;
    }

    private void add(ComponentModel component) {
        realm.addComponentModel(component);
    }
}
