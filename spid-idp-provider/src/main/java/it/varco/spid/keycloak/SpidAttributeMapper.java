package it.varco.spid.keycloak;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.policy.keycloak.person.People;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.metadata.SpidAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Copies one SPID attribute to the account, at every sign-in. The provider applies all of them when the person is in, not
 * in the moments that Keycloak offers a mapper: the event of a new account, which comes in between, would print the e-mail
 * address. The fiscal code is not a mapper's: it makes the account.
 */
public final class SpidAttributeMapper extends AbstractIdentityProviderMapper
        implements ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-spid-attribute";

    private static final String SPID_ATTRIBUTE = "spidAttribute";
    private static final String USER_ATTRIBUTE = "userAttribute";
    private static final String EMAIL = "email";
    private static final int LONGEST_VALUE = 255;
    private static final Set<String> OURS = Set.of(People.FISCAL_NUMBER, UserModel.USERNAME);
    private static final String OUR_PREFIX = "varco.";

    private static final List<String> SPID_ATTRIBUTES = SpidAttributes.NAMES.stream()
            .filter(name -> !SpidAttributes.FISCAL_NUMBER.equals(name))
            .toList();

    /** Applies the mappers of the identity provider to a person who has just signed in. */
    static void applyAll(
            KeycloakSession session, RealmModel realm, String alias, UserModel user, Map<String, String> attributes) {
        session.identityProviders()
                .getMappersByAliasStream(alias)
                .filter(mapper -> PROVIDER_ID.equals(mapper.getIdentityProviderMapper()))
                .filter(mapper -> isAllowed(mapper.getConfig()))
                .forEach(mapper -> apply(session, realm, user, mapper.getConfig(), attributes));
    }

    /** Whether the mapper copies that attribute, to wherever. */
    public static boolean isFrom(IdentityProviderMapperModel mapper, String attribute) {
        return PROVIDER_ID.equals(mapper.getIdentityProviderMapper())
                && attribute.equals(mapper.getConfig().get(SPID_ATTRIBUTE));
    }

    /** A mapper that copies one attribute to another. */
    public static IdentityProviderMapperModel model(String attribute, String target) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setIdentityProviderMapper(PROVIDER_ID);
        mapper.setConfig(new HashMap<>(Map.of(SPID_ATTRIBUTE, attribute, USER_ATTRIBUTE, target)));
        return mapper;
    }

    private static void apply(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            Map<String, String> config,
            Map<String, String> attributes) {
        String target = config.get(USER_ATTRIBUTE);
        Optional<String> value = Optional.ofNullable(attributes.get(config.get(SPID_ATTRIBUTE)))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_VALUE)
                .filter(text -> !text.equals(user.getFirstAttribute(target)))
                .filter(text -> !EMAIL.equals(target) || isFree(session, realm, text));
        value.ifPresent(text -> {
            if (EMAIL.equals(target)) {
                user.setEmail(text);
                user.setEmailVerified(false);
            } else {
                user.setSingleAttribute(target, text);
            }
        });
    }

    /** Who a person is, and what Varco records of one, is no mapper's to write, whatever its settings say. */
    private static boolean isAllowed(Map<String, String> config) {
        String target = config.get(USER_ATTRIBUTE);
        return SPID_ATTRIBUTES.contains(config.get(SPID_ATTRIBUTE))
                && target != null
                && !target.isBlank()
                && !OURS.contains(target)
                && !target.startsWith(OUR_PREFIX);
    }

    /** Where the realm wants addresses to be unique, one that another account has is left to it. */
    private static boolean isFree(KeycloakSession session, RealmModel realm, String email) {
        return realm.isDuplicateEmailsAllowed() || session.users().getUserByEmail(realm, email) == null;
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {SpidIdentityProviderConfig.SPID, SpidIdentityProviderConfig.CIE};
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    @Override
    public String getDisplayCategory() {
        return "SPID";
    }

    @Override
    public String getDisplayType() {
        return "SPID attribute";
    }

    @Override
    public String getHelpText() {
        return "Copies an attribute of SPID to the person's account at every sign-in."
                + " (Copia un attributo di SPID nell'account a ogni accesso.)";
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SPID_ATTRIBUTE)
                .label("varco.spid.spidAttribute.label")
                .helpText("varco.spid.spidAttribute.help")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(SPID_ATTRIBUTES)
                .add()
                .property()
                .name(USER_ATTRIBUTE)
                .label("varco.spid.userAttribute.label")
                .helpText("varco.spid.userAttribute.help")
                .type(ProviderConfigProperty.USER_PROFILE_ATTRIBUTE_LIST_TYPE)
                .add()
                .build();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
