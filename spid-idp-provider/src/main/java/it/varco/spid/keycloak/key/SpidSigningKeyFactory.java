package it.varco.spid.keycloak.key;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.spid.certificate.CertificateSubject;
import it.varco.spid.certificate.OrganizationIdentifier;
import it.varco.spid.certificate.ServiceProviderCertificate;
import it.varco.spid.certificate.SubjectAttribute;
import it.varco.spid.keycloak.setting.BodySettings;
import it.varco.spid.keycloak.setting.SpidSettings;
import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.BodyCodes;
import it.varco.spid.metadata.Sector;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.DateTimeException;
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
    private static final String SECTOR = BodySettings.SECTOR;
    static final String LOCALITY = "localityName";
    private static final String SIGNING_REQUEST = "signingRequest";
    private static final String KEY_STORE = "keyStore";
    private static final String KEY_STORE_PASSWORD = "keyStorePassword";
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
        requireDays(model);
        takeOutOfKeyStore(model);
        if (model.contains(Attributes.PRIVATE_KEY_KEY) && model.contains(Attributes.CERTIFICATE_KEY)) {
            requirePair(model);
            requireNoOtherUse(session, realm, model);
            return;
        }
        CertificateSubject subject = subject(model);
        KeyPair keys = KeyUtils.generateRsaKeyPair(Integer.parseInt(model.get(KEY_SIZE, KEY_SIZES.get(0))));
        model.put(Attributes.PRIVATE_KEY_KEY, PemUtils.encodeKey(keys.getPrivate()));
        model.put(
                Attributes.CERTIFICATE_KEY,
                PemUtils.encodeCertificate(ServiceProviderCertificate.selfSigned(keys, subject, Instant.now(), YEARS)));
        model.put(SIGNING_REQUEST, ServiceProviderCertificate.signingRequest(keys, subject));
    }

    /** What a key's certificate is made of. */
    public static void describe(ComponentModel model, String entityId, Body body, String locality) {
        model.put(ENTITY_ID, entityId);
        model.put(ORGANIZATION_NAME, body.organization().name());
        model.put(ORGANIZATION_DISPLAY_NAME, body.organization().displayName());
        model.put(SECTOR, body.sector().slug());
        body.codes().ipaCode().ifPresent(code -> model.put(IPA_CODE, code));
        body.codes().vatNumber().ifPresent(number -> model.put(BodySettings.VAT_NUMBER, number));
        body.codes().fiscalCode().ifPresent(code -> model.put(BodySettings.FISCAL_CODE, code));
        model.put(LOCALITY, locality);
    }

    /** Whether the key is not switched off, and its certificate says what the description says. */
    public static boolean isFor(ComponentModel key, ComponentModel description) {
        CertificateSubject subject = subject(description);
        return key.get(Attributes.ENABLED_KEY, true)
                && certificate(key)
                        .filter(found -> says(found, SubjectAttribute.URI, subject.entityId())
                                && says(found, SubjectAttribute.ORGANIZATION, subject.organizationName())
                                && says(found, SubjectAttribute.COMMON_NAME, subject.displayName())
                                && says(found, SubjectAttribute.LOCALITY, subject.locality())
                                && says(
                                        found,
                                        SubjectAttribute.ORGANIZATION_IDENTIFIER,
                                        subject.organizationIdentifier()))
                        .isPresent();
    }

    public static Optional<X509Certificate> certificate(ComponentModel key) {
        return text(key, Attributes.CERTIFICATE_KEY).map(PemUtils::decodeCertificate);
    }

    private static boolean says(X509Certificate certificate, SubjectAttribute attribute, String value) {
        return attribute.of(certificate).equals(Optional.of(value));
    }

    private static void requireDays(ComponentModel model) {
        try {
            KeyDays days = KeyDays.of(model);
            if (days.signsFrom().isPresent()
                    && days.publishedUntil()
                            .filter(end -> !days.signsFrom().get().isBefore(end))
                            .isPresent()) {
                throw new ComponentValidationException("publishedUntil must come after signsFrom");
            }
        } catch (DateTimeException unreadable) {
            throw new ComponentValidationException(
                    "signsFrom and publishedUntil must be days such as 2026-11-22, or instants with their offset");
        }
    }

    /** The file and its password are not kept. */
    private static void takeOutOfKeyStore(ComponentModel model) {
        String file = Optional.ofNullable(model.get(KEY_STORE)).orElse("");
        String password = Optional.ofNullable(model.get(KEY_STORE_PASSWORD)).orElse("");
        model.getConfig().remove(KEY_STORE);
        model.getConfig().remove(KEY_STORE_PASSWORD);
        if (!file.isBlank()) {
            ImportedKey imported = ImportedKey.of(file, password);
            model.put(Attributes.PRIVATE_KEY_KEY, PemUtils.encodeKey(imported.key()));
            model.put(Attributes.CERTIFICATE_KEY, PemUtils.encodeCertificate(imported.certificate()));
            model.getConfig().remove(SIGNING_REQUEST);
        }
    }

    private static CertificateSubject subject(ComponentModel model) {
        Sector sector = Sector.named(model.get(SECTOR, Sector.PUBLIC.slug()))
                .orElseThrow(() -> new ComponentValidationException("sector must be public or private"));
        String identifier = OrganizationIdentifier.of(
                        sector,
                        new BodyCodes(
                                text(model, IPA_CODE),
                                text(model, BodySettings.VAT_NUMBER),
                                text(model, BodySettings.FISCAL_CODE)))
                .orElseThrow(() -> new ComponentValidationException("the SPID signing key needs "
                        + (sector == Sector.PUBLIC ? "ipaCode" : "vatNumber or fiscalCode")
                        + " to make its certificate"));
        return new CertificateSubject(
                sector,
                required(model, ORGANIZATION_NAME),
                required(model, ORGANIZATION_DISPLAY_NAME),
                required(model, ENTITY_ID),
                identifier,
                required(model, LOCALITY));
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

    /** What decrypts, or signs tokens, signs nothing for SPID. */
    private static void requireNoOtherUse(KeycloakSession session, RealmModel realm, ComponentModel model) {
        PublicKey own = PemUtils.decodeCertificate(model.get(Attributes.CERTIFICATE_KEY))
                .getPublicKey();
        boolean another = session.keys()
                .getKeysStream(realm)
                .filter(key -> !SpidSigningKey.ALGORITHM.equals(key.getAlgorithm()))
                .anyMatch(key -> own.equals(key.getPublicKey()));
        if (another) {
            throw new ComponentValidationException(
                    "the realm has this key for another use: a key that decrypts or signs tokens must not sign for SPID");
        }
    }

    private static Optional<String> text(ComponentModel model, String name) {
        return Optional.ofNullable(model.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String required(ComponentModel model, String name) {
        return text(model, name)
                .orElseThrow(() -> new ComponentValidationException(
                        "the SPID signing key needs " + name + " to make its certificate"));
    }

    private static List<ProviderConfigProperty> properties() {
        ProviderConfigurationBuilder builder = ProviderConfigurationBuilder.create()
                .property(Attributes.PRIORITY_PROPERTY)
                .property(Attributes.ENABLED_PROPERTY)
                .property(Attributes.ACTIVE_PROPERTY);
        for (String name : List.of(
                ORGANIZATION_NAME,
                ORGANIZATION_DISPLAY_NAME,
                ENTITY_ID,
                SECTOR,
                IPA_CODE,
                BodySettings.VAT_NUMBER,
                BodySettings.FISCAL_CODE,
                LOCALITY,
                KeyDays.SIGNS_FROM,
                KeyDays.PUBLISHED_UNTIL)) {
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
                .property()
                .name(SIGNING_REQUEST)
                .label("varco.spid.signingRequest.label")
                .helpText("varco.spid.signingRequest.help")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .property()
                .name(KEY_STORE)
                .label("varco.spid.keyStore.label")
                .helpText("varco.spid.keyStore.help")
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .add()
                .property()
                .name(KEY_STORE_PASSWORD)
                .label("varco.spid.keyStorePassword.label")
                .helpText("varco.spid.keyStorePassword.help")
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .add()
                .build();
    }
}
