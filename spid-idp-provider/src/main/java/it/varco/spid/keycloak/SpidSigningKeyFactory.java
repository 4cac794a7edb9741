package it.varco.spid.keycloak;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.spid.certificate.CertificateSubject;
import it.varco.spid.certificate.PublicBodyCertificate;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.KeyUtils;
import org.keycloak.common.util.PemUtils;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.KeyProvider;
import org.keycloak.keys.KeyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * The realm's key for SPID: it signs requests and metadata and nothing else. Key and certificate are made when the
 * component is, so that no export of ours ever holds one.
 */
public final class SpidSigningKeyFactory implements KeyProviderFactory<KeyProvider>, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-spid-signing-key";

    private static final String ORGANIZATION_NAME = BodySettings.ORGANIZATION_NAME;
    private static final String ORGANIZATION_DISPLAY_NAME = BodySettings.ORGANIZATION_DISPLAY_NAME;
    private static final String ENTITY_ID = SpidSettings.ENTITY_ID;
    private static final String IPA_CODE = BodySettings.IPA_CODE;
    private static final String LOCALITY = "localityName";
    private static final String KEY_SIZE = Attributes.KEY_SIZE_KEY;
    private static final List<String> KEY_SIZES = List.of("2048", "3072", "4096");
    private static final int SMALLEST = 2048;
    private static final int YEARS = 3;

    private static final List<ProviderConfigProperty> PROPERTIES = properties();

    @Override
    public KeyProvider create(KeycloakSession session, ComponentModel model) {
        return new SpidSigningKey(model);
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (!KEY_SIZES.contains(model.get(KEY_SIZE, KEY_SIZES.get(0)))) {
            throw new ComponentValidationException("keySize must be 2048, 3072 or 4096");
        }
        if (model.contains(Attributes.PRIVATE_KEY_KEY) && model.contains(Attributes.CERTIFICATE_KEY)) {
            requirePair(model);
            return;
        }
        CertificateSubject subject = new CertificateSubject(
                required(model, ORGANIZATION_NAME),
                required(model, ORGANIZATION_DISPLAY_NAME),
                required(model, ENTITY_ID),
                required(model, IPA_CODE),
                required(model, LOCALITY));
        KeyPair keys = KeyUtils.generateRsaKeyPair(Integer.parseInt(model.get(KEY_SIZE, KEY_SIZES.get(0))));
        model.put(Attributes.PRIVATE_KEY_KEY, PemUtils.encodeKey(keys.getPrivate()));
        model.put(
                Attributes.CERTIFICATE_KEY,
                PemUtils.encodeCertificate(PublicBodyCertificate.selfSigned(keys, subject, Instant.now(), YEARS)));
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "The key that signs SPID requests and metadata, with a certificate of AgID's profile.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PROPERTIES;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    private static void requirePair(ComponentModel model) {
        boolean pair = PemUtils.decodePrivateKey(model.get(Attributes.PRIVATE_KEY_KEY)) instanceof RSAPrivateKey key
                && PemUtils.decodeCertificate(model.get(Attributes.CERTIFICATE_KEY))
                                .getPublicKey()
                        instanceof RSAPublicKey certified
                && key.getModulus().equals(certified.getModulus())
                && key.getModulus().bitLength() >= SMALLEST;
        if (!pair) {
            throw new ComponentValidationException(
                    "the SPID signing key and its certificate must be one RSA pair of 2048 bits at least");
        }
    }

    private static String required(ComponentModel model, String name) {
        return Optional.ofNullable(model.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new ComponentValidationException(
                        "the SPID signing key needs " + name + " to make its certificate"));
    }

    private static List<ProviderConfigProperty> properties() {
        ProviderConfigurationBuilder builder = ProviderConfigurationBuilder.create()
                .property(Attributes.PRIORITY_PROPERTY)
                .property(Attributes.ENABLED_PROPERTY)
                .property(Attributes.ACTIVE_PROPERTY);
        for (String name : List.of(ORGANIZATION_NAME, ORGANIZATION_DISPLAY_NAME, ENTITY_ID, IPA_CODE, LOCALITY)) {
            builder.property()
                    .name(name)
                    .label("varco.spid." + name + ".label")
                    .helpText("varco.spid." + name + ".help")
                    .type(ProviderConfigProperty.STRING_TYPE)
                    .add();
        }
        return builder.property()
                .name(KEY_SIZE)
                .label("varco.spid.keySize.label")
                .helpText("varco.spid.keySize.help")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(KEY_SIZES)
                .defaultValue(KEY_SIZES.get(0))
                .add()
                .property()
                .name(Attributes.PRIVATE_KEY_KEY)
                .label("varco.spid.privateKey.label")
                .helpText("varco.spid.privateKey.help")
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .add()
                .property()
                .name(Attributes.CERTIFICATE_KEY)
                .label("varco.spid.certificate.label")
                .helpText("varco.spid.certificate.help")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .build();
    }
}
