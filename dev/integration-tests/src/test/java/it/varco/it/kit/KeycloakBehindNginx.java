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
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keycloak as an operator runs it in production: TLS ends in nginx, and only the card port of that asks for certificates.
 * It has one realm, of stage {@code production}, and nothing that moves the day.
 */
public final class KeycloakBehindNginx implements TargetKeycloak {

    private static final String CARD = "--spi-authenticator--varco-card--";

    private final KeycloakProcess process;
    private final Nginx nginx;
    private final String proof;
    private final TestRealm realm;

    private KeycloakBehindNginx(
            KeycloakProcess process, Nginx nginx, String proof, SpidTestIdentityProviders identityProviders) {
        this.process = process;
        this.nginx = nginx;
        this.proof = proof;
        this.realm = TestRealm.imported(this, identityProviders, KeycloakBehindNginx::toProduction);
    }

    static KeycloakBehindNginx start(SpidTestIdentityProviders identityProviders) {
        Path folder = Build.output().toAbsolutePath();
        Nginx.Ports ports = new Nginx.Ports(FreePort.find(), FreePort.find());
        int http = FreePort.find();
        String proof = UUID.randomUUID().toString();
        KeycloakHome home = KeycloakDistribution.of(Build.keycloakZip(), Build.distributionZip())
                .installIn(folder.resolve("keycloak-behind-nginx"));
        home.deleteData();
        KeycloakOptions options = new KeycloakOptions(
                http,
                ports.mainOrigin(),
                FreePort.find(),
                folder.resolve("keycloak-behind-nginx.log"),
                options(ports, secretIn(home, proof)));
        List<AutoCloseable> started = new ArrayList<>();
        try {
            Nginx nginx = Nginx.start(
                    folder.resolve("nginx"),
                    ports,
                    URI.create("http://127.0.0.1:" + http),
                    ServerCertificate.in(Build.cards()),
                    proof);
            started.add(nginx);
            KeycloakProcess process = KeycloakProcess.start(home, options);
            started.add(process);
            return new KeycloakBehindNginx(process, nginx, proof, identityProviders);
        } catch (RuntimeException | AssertionError failed) {
            closeAll(started);
            throw failed;
        }
    }

    private static void closeAll(List<AutoCloseable> started) {
        for (AutoCloseable one : started) {
            try {
                one.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static List<String> options(Nginx.Ports ports, Path secret) {
        return List.of(
                "--proxy-headers=xforwarded",
                "--proxy-trusted-addresses=127.0.0.1",
                "--spi-x509cert-lookup--nginx--ssl-client-cert=ssl-client-cert",
                CARD + "lookup=nginx",
                CARD + "origin=" + ports.cardOrigin(),
                CARD + "anchors=" + CardOffice.anchors(Build.cards()),
                CARD + "proxy-secret-file=" + secret);
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

    /** What nginx proves itself with. */
    public String proof() {
        return proof;
    }

    /** Where Keycloak itself listens, past nginx. */
    public URI behindTheProxy() {
        return process.baseUrl();
    }

    @Override
    public URI baseUrl() {
        return nginx.ports().mainOrigin();
    }

    @Override
    public URI managementUrl() {
        return process.managementUrl();
    }

    @Override
    public URI cardOrigin() {
        return nginx.ports().cardOrigin();
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
            closeAll(List.of(nginx, process));
        }
    }
}
