package it.varco.spid.keycloak.setting;

import it.varco.policy.stage.Stage;
import it.varco.spid.registry.FederationUri;
import it.varco.spid.registry.RegistryReader;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the body decides about one feed: the registry, or the metadata of the one identity provider that there is, in the identity provider's configuration. */
public final class RegistrySettings {

    public static final String FEED = "registryFeed";
    static final String REFRESH_HOURS = "registryRefreshHours";
    static final String CERTIFICATES = "registryCertificates";
    static final String NEW_ENTRIES = "registryNewEntries";
    static final String EIDAS_FEED = "eidasMetadata";
    static final String EIDAS_CERTIFICATES = "eidasCertificates";

    private final SettingTexts texts;
    private final String feedKey;
    private final String certificatesKey;

    private RegistrySettings(Map<String, String> config, String feedKey, String certificatesKey) {
        this.texts = new SettingTexts(config);
        this.feedKey = feedKey;
        this.certificatesKey = certificatesKey;
    }

    /** Of the identity provider's own entries. */
    static RegistrySettings ofEntries(Map<String, String> config) {
        return new RegistrySettings(config, FEED, CERTIFICATES);
    }

    /** Of the eIDAS node, whose metadata somebody else signs. */
    static RegistrySettings ofTheNode(Map<String, String> config) {
        return new RegistrySettings(config, EIDAS_FEED, EIDAS_CERTIFICATES);
    }

    /** What becomes of an entry that the registry had not before. */
    public enum NewEntries {
        /** People may choose it at once. */
        ACTIVATE,
        /** It waits until an administrator activates it. */
        HOLD
    }

    public Optional<String> feed() {
        return texts.text(feedKey);
    }

    public Duration refresh() {
        return Duration.ofHours(texts.text(REFRESH_HOURS).map(Integer::valueOf).orElse(6));
    }

    /** The certificates with one of which the feed is signed. */
    public List<X509Certificate> pinned() {
        return texts.text(certificatesKey).map(RegistryReader::certificates).orElse(List.of());
    }

    public NewEntries newEntries() {
        return texts.text(NEW_ENTRIES).map(NewEntries::valueOf).orElse(NewEntries.ACTIVATE);
    }

    /** Refuses what cannot be meant. */
    void validate() {
        try {
            if (refresh().toHours() < 1) {
                throw new IllegalArgumentException("SPID: registryRefreshHours must be 1 or more");
            }
            newEntries();
            pinned();
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("SPID: registryRefreshHours takes a whole number", noNumber);
        }
        // The stage is not known yet where a realm is imported; what only rehearsal allows is refused when it is used.
        if (feed().filter(feed -> FederationUri.of(feed, Stage.REHEARSAL).isEmpty())
                .isPresent()) {
            throw new IllegalArgumentException(
                    "SPID: " + feedKey + " must be https; in stage rehearsal it may be http on loopback");
        }
    }
}
