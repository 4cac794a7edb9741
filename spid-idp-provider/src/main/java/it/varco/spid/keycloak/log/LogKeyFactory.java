package it.varco.spid.keycloak.log;

import it.varco.policy.keycloak.ProviderVersion;
import it.varco.spid.log.LogKey;
import it.varco.spid.log.LogKeys;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.keys.AbstractGeneratedSecretKeyProviderFactory;
import org.keycloak.keys.Attributes;
import org.keycloak.keys.KeyProvider;
import org.keycloak.keys.KeyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.ErrorResponse;

/**
 * The realm's secret for the 24-month register. It is made when the component is, and joined with a secret from a file of
 * the server, which no database holds. A key is rotated by making another of a higher priority; what was written with the
 * one before is read with it until it has expired.
 */
public final class LogKeyFactory extends AbstractGeneratedSecretKeyProviderFactory<KeyProvider>
        implements ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "varco-spid-log-key";

    /** The option of the server that names the file: one secret a line, in base64, the last for new records. */
    static final String SECRET_FILE = "secret-file";

    private static final Logger LOG = Logger.getLogger(LogKeyFactory.class);
    private static final int BYTES = 32;
    private static final int NAME_LENGTH = 8;

    private List<byte[]> outside = List.of();

    @Override
    public void init(Config.Scope config) {
        Optional.ofNullable(config.get(SECRET_FILE)).ifPresent(file -> outside = read(Path.of(file)));
    }

    /** The realm's keys. */
    static LogKeys keys(KeycloakSession session, RealmModel realm) {
        List<byte[]> outside = factory(session).outside;
        List<LogKey> keys = new ArrayList<>();
        session.keys()
                .getKeysStream(realm, KeyUse.ENC, LogSecret.ALGORITHM)
                .forEach(wrapper -> keys.addAll(keys(wrapper, outside)));
        return new LogKeys(keys);
    }

    /** Whether a secret that no database holds is a part of the key. */
    static boolean isJoined(KeycloakSession session) {
        return !factory(session).outside.isEmpty();
    }

    @Override
    public KeyProvider create(KeycloakSession session, ComponentModel model) {
        return new LogSecret(model);
    }

    /** Another size would have Keycloak make another secret in the place of this one. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (model.contains(Attributes.SECRET_SIZE_KEY) && model.get(Attributes.SECRET_SIZE_KEY, BYTES) != BYTES) {
            throw new ComponentValidationException("the register's secret has 32 bytes");
        }
        super.validateConfiguration(session, realm, model);
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (new RecordBook(session, realm.getId()).isWrittenWith(model.get(Attributes.KID_KEY, ""))) {
            throw ErrorResponse.error(
                    "records of the 24-month register were written with this key, and nobody could read them without it",
                    Response.Status.BAD_REQUEST);
        }
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "The secret of the 24-month register of SPID and CIE. Generated once; rotate it by adding another of a higher"
                + " priority.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property(Attributes.PRIORITY_PROPERTY)
                .build();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.of(getClass());
    }

    @Override
    protected Logger logger() {
        return LOG;
    }

    @Override
    protected int getDefaultKeySize() {
        return BYTES;
    }

    private static LogKeyFactory factory(KeycloakSession session) {
        return (LogKeyFactory) (KeyProviderFactory<?>)
                session.getKeycloakSessionFactory().getProviderFactory(KeyProvider.class, PROVIDER_ID);
    }

    private static List<LogKey> keys(KeyWrapper wrapper, List<byte[]> outside) {
        byte[] secret = wrapper.getSecretKey().getEncoded();
        List<LogKey> keys = new ArrayList<>();
        outside.forEach(
                joined -> keys.add(0, LogKey.of(wrapper.getKid() + "." + name(joined), secret, Optional.of(joined))));
        // What was written before the server had a file.
        keys.add(LogKey.of(wrapper.getKid(), secret, Optional.empty()));
        return keys;
    }

    private static List<byte[]> read(Path file) {
        try {
            List<byte[]> secrets = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(Base64.getDecoder()::decode)
                    .toList();
            if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < BYTES)) {
                throw new IllegalArgumentException(
                        "the file of the option " + SECRET_FILE + " must hold secrets of 32 bytes at least, in base64");
            }
            return secrets;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file of the option " + SECRET_FILE + " cannot be read", unreadable);
        }
    }

    /** Not the secret, and nothing that leads to it. */
    private static String name(byte[] secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret))
                    .substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("the JDK has SHA-256", impossible);
        }
    }
}
