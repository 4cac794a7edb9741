package it.varco.spid.keycloak.setting;

import it.varco.policy.stage.Stage;
import it.varco.spid.answer.PendingRequest;
import it.varco.spid.keycloak.log.LogSettings;
import it.varco.spid.scheme.Scheme;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.SamlPrincipalType;

/**
 * The stored configuration. What SPID does not leave open is not read from it: a signature is always wanted, whatever the
 * database says.
 */
public final class SpidIdentityProviderConfig extends SAMLIdentityProviderConfig {

    /** The id of SPID's identity provider in Keycloak. */
    public static final String SPID = "spid-saml";

    /** The same of CIE id's. */
    public static final String CIE = "cie-saml";

    private static final long serialVersionUID = 1L;

    /** The console does not save a SAML provider without a place to sign in; ours is an entry of the registry. */
    private static final String CHOSEN_BY_THE_PERSON = "https://www.spid.gov.it/";

    private static final int LONGEST_ENTITY_ID = 1024;

    private String askedAs;
    private String identifier;

    public SpidIdentityProviderConfig() {}

    public SpidIdentityProviderConfig(IdentityProviderModel model) {
        super(model);
    }

    /** Whether the identity provider is one of this module's. */
    public static boolean isOurs(IdentityProviderModel provider) {
        return schemes().containsKey(provider.getProviderId());
    }

    /** Whose rules its requests and answers keep. */
    public Scheme scheme() {
        return schemes().get(getProviderId());
    }

    private static Map<String, Scheme> schemes() {
        return Map.of(SPID, Scheme.SPID, CIE, Scheme.CIE);
    }

    /**
     * What is fetched for this provider.
     *
     * @param place the name under which the copy is kept
     * @param settings where it is fetched and whom it is believed
     * @param scheme what its entries are
     */
    public record Feed(String place, RegistrySettings settings, Scheme scheme) {}

    /** Its own registry, also where that is brought as a file. */
    public Feed ownFeed() {
        return new Feed(getAlias(), settings().registry(), scheme());
    }

    /** All that is fetched for this provider, its own registry first. */
    public List<Feed> feeds() {
        Feed node = new Feed(getAlias() + "-eidas", settings().eidasNode(), Scheme.EIDAS);
        boolean hasNode = scheme() == Scheme.SPID && node.settings().feed().isPresent();
        return hasNode ? List.of(ownFeed(), node) : List.of(ownFeed());
    }

    public SpidSettings settings() {
        return new SpidSettings(getConfig());
    }

    /**
     * What the answer in hand was asked for: under which of the realm's names, with the one of which Keycloak compares the
     * audience once more; and by whose rules, which say the attribute that Keycloak takes the person from.
     */
    public void answeredTo(PendingRequest pending) {
        askedAs = pending.serviceProvider();
        identifier = pending.scheme().identifier();
    }

    @Override
    public String getEntityId() {
        return askedAs == null ? super.getEntityId() : askedAs;
    }

    /** Where a logout goes is the entry's to say, and which messages are believed is ours. */
    @Override
    public String getSingleLogoutServiceUrl() {
        return null;
    }

    @Override
    public boolean isValidateSignature() {
        return true;
    }

    @Override
    public boolean isWantAssertionsSigned() {
        return true;
    }

    @Override
    public boolean isWantAuthnRequestsSigned() {
        return true;
    }

    @Override
    public boolean isWantAssertionsEncrypted() {
        return false;
    }

    @Override
    public boolean isForceAuthn() {
        return true;
    }

    @Override
    public SamlPrincipalType getPrincipalType() {
        return SamlPrincipalType.ATTRIBUTE;
    }

    @Override
    public String getPrincipalAttribute() {
        return identifier == null ? scheme().identifier() : identifier;
    }

    @Override
    public int getAllowedClockSkew() {
        return (int) settings().clockTolerance().toSeconds();
    }

    /** An answer is never kept: it holds all that the person's identity provider said. */
    @Override
    public Boolean isStoreToken() {
        return false;
    }

    @Override
    public boolean isStoreTokenInSession() {
        return false;
    }

    /** Refuses what cannot be meant, and puts right what the console asks for although SPID has no use for it. */
    @Override
    public void validate(RealmModel realm) {
        getConfig().keySet().removeAll(List.of("clientId", "clientSecret"));
        getConfig().putIfAbsent(SINGLE_SIGN_ON_SERVICE_URL, CHOSEN_BY_THE_PERSON);
        SpidSettings settings = settings();
        try {
            settings.levelRules();
            settings.requestBinding();
            settings.logout();
            settings.clockTolerance();
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "SPID: spidLevel, spidComparison, spidLowestLevel, singleLogout and requestBinding take the listed values;"
                            + " clockToleranceSeconds takes a whole number",
                    unreadable);
        }
        require(
                settings.levelRules().isPresent(),
                "nothing is better than spidLevel L3: spidComparison must be another");
        require(
                settings.levelRules()
                        .filter(rules -> rules.usual().weakest().compareTo(rules.lowest()) >= 0)
                        .isPresent(),
                "spidLowestLevel must not be above what spidLevel and spidComparison accept");
        require(!settings.clockTolerance().isNegative(), "clockToleranceSeconds must be from 0 to 60");
        switch (scheme()) {
            case SPID, EIDAS -> validateBody(settings.body());
            case CIE -> validateForCie(settings);
        }
        new LogSettings(this).validate();
        settings.registry().validate();
        settings.newEntries().validate();
        // Keycloak imports a realm's identity providers before the component that says its stage, so what
        // only rehearsal allows is refused later, when it is used.
        settings.eidasNode().validate();
        settings.eidasAttributeSet();
        settings.entityId()
                .ifPresent(entityId -> require(
                        isEntityId(entityId, Stage.REHEARSAL),
                        "entityId must be an https URL of at most 1024 characters, without port and query; in stage"
                                + " rehearsal it may be on loopback"));
    }

    private static void validateBody(BodySettings settings) {
        require(
                settings.attributeSets().get(0).attributes().contains("fiscalNumber"),
                "fiscalNumber must be among the attributes");
        settings.body();
        settings.others()
                .forEach(other -> require(
                        isEntityId(other.entityId(), Stage.REHEARSAL),
                        "the entityId of " + other.code()
                                + " must be an https URL of at most 1024 characters, without port and"
                                + " query; in stage rehearsal it may be on loopback"));
    }

    private void validateForCie(SpidSettings settings) {
        require(
                settings.levelRules()
                        .filter(rules ->
                                scheme().comparisons().contains(rules.usual().comparison()))
                        .isPresent(),
                "spidComparison must be minimum or exact");
        new CieSettings(getConfig()).serviceProvider(settings.entityId().orElse(""), "");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("SPID: " + otherwise);
        }
    }

    /** In production the name is set, and not made of whatever host name a request came with. */
    public boolean isFitFor(Stage stage, String entityId) {
        return isEntityId(entityId, stage)
                && (stage == Stage.REHEARSAL || settings().entityId().isPresent());
    }

    /** Whether a realm of that stage may speak under this name. */
    private static boolean isEntityId(String text, Stage stage) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException notAUri) {
            return false;
        }
        boolean forAgid = "https".equals(uri.getScheme()) && uri.getPort() == -1;
        boolean onLoopback = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        return text.length() <= LONGEST_ENTITY_ID
                && uri.getHost() != null
                && uri.getRawQuery() == null
                && (forAgid || (stage == Stage.REHEARSAL && onLoopback));
    }
}
