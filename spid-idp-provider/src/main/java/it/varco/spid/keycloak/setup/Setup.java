package it.varco.spid.keycloak.setup;

import it.varco.policy.keycloak.broker.FirstSignIn;
import it.varco.policy.keycloak.broker.LinkByFiscalCodeFactory;
import it.varco.policy.keycloak.person.AccountNameSecretFactory;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.certificate.SubjectAttribute;
import it.varco.spid.keycloak.SpidAttributeMapper;
import it.varco.spid.keycloak.key.SpidSigningKeyFactory;
import it.varco.spid.keycloak.log.LogKeyFactory;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.metadata.Body;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Makes of a body's data all that SPID, or CIE id, needs in a realm, and says what it did; done twice it does nothing. */
final class Setup {

    private static final String FLOW = "varco first sign-in";
    private static final String UNKNOWN_PERSON = "unknown-person";

    /** What the account gets of the attributes that are asked for. */
    private static final Map<String, String> MAPPED =
            Map.of("name", "firstName", "familyName", "lastName", "email", "email");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final WantedProvider wanted;
    private final String alias;
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

    Setup(KeycloakSession session, WantedProvider wanted) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.wanted = wanted;
        this.alias = wanted.alias();
    }

    /** @throws IllegalArgumentException where the settings that come of it cannot be meant; nothing may be committed then */
    List<Step> apply() {
        if (present()
                .filter(provider -> !wanted.providerId().equals(provider.getProviderId()))
                .isPresent()) {
            throw new IllegalArgumentException("the alias " + alias
                    + " is that of an identity provider of another kind: give that one another alias first");
        }
        secret("account-name-secret", AccountNameSecretFactory.PROVIDER_ID);
        secret("spid-log-key", LogKeyFactory.PROVIDER_ID);
        provider(firstSignIn());
        wanted.attributes().stream()
                .filter(MAPPED::containsKey)
                .forEach(attribute -> mapper(attribute, MAPPED.get(attribute)));
        wanted.signing().forEach(this::key);
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
    private String firstSignIn() {
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
        rule.setConfig(new HashMap<>(Map.of(UNKNOWN_PERSON, wanted.unknownPerson())));
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

    private void provider(String flow) {
        Optional<IdentityProviderModel> present = present();
        SpidIdentityProviderConfig provider =
                present.map(SpidIdentityProviderConfig::new).orElseGet(SpidIdentityProviderConfig::new);
        Map<String, String> before = new HashMap<>(provider.getConfig());
        String flowBefore = provider.getFirstBrokerLoginFlowId();
        if (present.isEmpty()) {
            provider.setAlias(alias);
            provider.setProviderId(wanted.providerId());
            provider.setDisplayName(wanted.displayName());
            provider.setEnabled(true);
            provider.setTrustEmail(false);
            provider.setSyncMode(IdentityProviderSyncMode.FORCE);
        }
        provider.setFirstBrokerLoginFlowId(flow);
        wanted.settings().forEach((name, value) -> {
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
        done.add(new Step("identity provider " + alias, outcome));
    }

    private void mapper(String attribute, String target) {
        boolean present = session.identityProviders()
                .getMappersByAliasStream(alias)
                .anyMatch(mapper -> SpidAttributeMapper.isFrom(mapper, attribute));
        if (!present) {
            IdentityProviderMapperModel mapper = SpidAttributeMapper.model(attribute, target);
            mapper.setName(attribute);
            mapper.setIdentityProviderAlias(alias);
            mapper.setSyncMode(IdentityProviderMapperSyncMode.INHERIT);
            session.identityProviders().createMapper(mapper);
        }
        done.add(new Step("mapper " + attribute, present ? Outcome.UNCHANGED : Outcome.CREATED));
    }

    /**
     * A key whose certificate says what the body says now. In production it is published and signs nothing until somebody
     * gives it its day: AgID must know it first.
     */
    private void key(String entityId, Body body) {
        List<ComponentModel> all = keys(SpidSigningKeyFactory.PROVIDER_ID);
        ComponentModel described = component("spid " + entityId, SpidSigningKeyFactory.PROVIDER_ID);
        SpidSigningKeyFactory.describe(described, entityId, body, wanted.locality());
        boolean present = all.stream().anyMatch(key -> SpidSigningKeyFactory.isFor(key, described));
        if (!present) {
            List<ComponentModel> before = all.stream()
                    .filter(key -> SpidSigningKeyFactory.certificate(key)
                            .filter(certificate -> names(certificate, entityId))
                            .isPresent())
                    .toList();
            if (RealmStage.of(realm) == Stage.PRODUCTION && !before.isEmpty()) {
                described.put(Attributes.ACTIVE_KEY, false);
            } else {
                before.forEach(this::retire);
            }
            add(described);
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
        return Optional.ofNullable(session.identityProviders().getByAlias(alias));
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
