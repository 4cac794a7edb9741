package it.varco.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cards.CardOffice;
import it.varco.demo.cards.ServerCertificate;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.KeycloakDistribution;
import it.varco.demo.keycloak.KeycloakHome;
import it.varco.demo.keycloak.KeycloakOptions;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keycloak as an operator runs it in production: TLS ends in a proxy, and only the card port of that asks for certificates. A
 * second proxy has a card port of another host name.
 * The proxy is nginx, or what {@code -Dvarco.card.proxy} names. There is one realm, of stage {@code production}, and nothing that moves the day.
 */
public final class KeycloakBehindProxy implements TargetKeycloak {

    private static final String CARD = "--spi-authenticator--varco-card--";
    private static final SampledProxy PROXY = Build.cardProxy();

    private final KeycloakProcess process;
    private final List<ProxyProcess> proxies;
    private final ProxySite site;
    private final ProxySite elsewhere;
    private final TestRealm realm;

    private KeycloakBehindProxy(
            KeycloakProcess process,
            List<ProxyProcess> proxies,
            ProxySite site,
            ProxySite elsewhere,
            SpidTestIdentityProviders identityProviders) {
        this.process = process;
        this.proxies = List.copyOf(proxies);
        this.site = site;
        this.elsewhere = elsewhere;
        this.realm = TestRealm.imported(this, identityProviders, KeycloakBehindProxy::toProduction);
    }

    static KeycloakBehindProxy start(SpidTestIdentityProviders identityProviders) {
        Path folder = Build.output().toAbsolutePath();
        ProxySite site = new ProxySite(
                ProxySite.HOST,
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                ServerCertificate.in(Build.cards()),
                UUID.randomUUID().toString());
        ProxySite elsewhere = new ProxySite(
                ProxySite.ANOTHER_HOST,
                FreePort.find(),
                FreePort.find(),
                site.keycloakPort(),
                site.certificate(),
                site.proof());
        KeycloakHome home = KeycloakDistribution.of(Build.keycloakZip(), Build.distributionZip())
                .installIn(folder.resolve("keycloak-behind-proxy"));
        home.deleteData();
        KeycloakOptions options = new KeycloakOptions(
                site.keycloakPort(),
                site.mainOrigin(),
                FreePort.find(),
                folder.resolve("keycloak-behind-proxy.log"),
                options(site, elsewhere, secretIn(home, site.proof())));
        List<AutoCloseable> started = new ArrayList<>();
        try {
            ProxyProcess proxy = ProxyProcess.start(PROXY, folder.resolve("proxy"), site);
            started.add(proxy);
            ProxyProcess another = ProxyProcess.start(PROXY, folder.resolve("proxy-elsewhere"), elsewhere);
            started.add(another);
            KeycloakProcess process = KeycloakProcess.start(home, options);
            started.add(process);
            return new KeycloakBehindProxy(process, List.of(proxy, another), site, elsewhere, identityProviders);
        } catch (RuntimeException | AssertionError failed) {
            closeAll(started);
            throw failed;
        }
    }

    private static void closeAll(List<? extends AutoCloseable> started) {
        for (AutoCloseable one : started) {
            try {
                one.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static List<String> options(ProxySite site, ProxySite elsewhere, Path secret) {
        return Stream.concat(
                        PROXY.keycloakOptions().stream(),
                        Stream.of(
                                "--proxy-headers=xforwarded",
                                "--proxy-trusted-addresses=127.0.0.1",
                                CARD + "origin=" + site.cardOrigin() + "," + elsewhere.cardOrigin(),
                                CARD + "anchors=" + CardOffice.anchors(Build.cards()),
                                CARD + "proxy-secret-file=" + secret))
                .toList();
    }

    private static Path secretIn(KeycloakHome home, String proof) {
        try {
            return Files.writeString(home.directory().resolve("conf").resolve("card-proxy-secret"), proof + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void toProduction(ObjectNode realm) {
        for (JsonNode setting : realm.at("/components/it.varco.policy.keycloak.setting.RealmSetting")) {
            if (setting.path("providerId").asText().equals("varco-stage")) {
                ((ObjectNode) setting).withObject("/config").putArray("stage").add("production");
            }
        }
    }

    /** The realm, which all tests against this server share. */
    public TestRealm realm() {
        return realm;
    }

    /** What the proxy proves itself with. */
    public String proof() {
        return site.proof();
    }

    /** In what header the proxy sends a certificate. */
    public SentCertificate sends() {
        return PROXY.sends();
    }

    /** Whether that is a page of the proxy's own. */
    public boolean isOfTheProxy(Page page) {
        return Pattern.compile(PROXY.says()).matcher(page.body()).find();
    }

    /** Where Keycloak itself listens, past the proxy. */
    public URI behindTheProxy() {
        return process.baseUrl();
    }

    @Override
    public URI baseUrl() {
        return site.mainOrigin();
    }

    @Override
    public URI managementUrl() {
        return process.managementUrl();
    }

    @Override
    public URI cardOrigin() {
        return site.cardOrigin();
    }

    @Override
    public URI otherCardOrigin() {
        return elsewhere.cardOrigin();
    }

    @Override
    public String log() {
        return process.logged();
    }

    @Override
    public AdminApi admin() {
        return new AdminApi(process.baseUrl(), KeycloakProcess.ADMIN_USERNAME, KeycloakProcess.ADMIN_PASSWORD);
    }

    @Override
    public void close() {
        try {
            realm.close();
        } finally {
            closeAll(proxies);
            process.close();
        }
    }
}
