package it.varco.it.kit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The proxies that operators find a sample of, and the tests can start from it. */
enum SampledProxy {
    NGINX("<center>nginx") {
        @Override
        List<String> lay(Path folder, ProxySite site) throws IOException {
            Files.writeString(
                    folder.resolve("card-proof.conf"),
                    "proxy_set_header X-Varco-Card-Proxy \"%s\";\n".formatted(site.proof()));
            Files.writeString(
                    folder.resolve("varco.conf"),
                    ProxySample.of("nginx.conf")
                            .with(1, "listen 443 ssl;", "listen 127.0.0.1:%d ssl;".formatted(site.mainPort()))
                            .with(1, "listen 8443 ssl;", "listen 127.0.0.1:%d ssl;".formatted(site.cardPort()))
                            .with(1, "X-Forwarded-Port 443;", "X-Forwarded-Port %d;".formatted(site.mainPort()))
                            .with(1, "X-Forwarded-Port 8443;", "X-Forwarded-Port %d;".formatted(site.cardPort()))
                            .with(
                                    2,
                                    "/etc/ssl/login.example.it.pem",
                                    site.certificate().certificate())
                            .with(
                                    2,
                                    "/etc/ssl/private/login.example.it.key",
                                    site.certificate().key())
                            .with(2, "server_name login.example.it;", "server_name %s;".formatted(site.host()))
                            .with(3, "127.0.0.1:8080", "127.0.0.1:" + site.keycloakPort())
                            .with(1, "/etc/varco/card-proof.conf", folder.resolve("card-proof.conf"))
                            .text());
            Files.writeString(folder.resolve("nginx.conf"), AROUND_NGINX);
            return List.of(
                    executable().toString(),
                    "-p",
                    folder.toString(),
                    "-c",
                    folder.resolve("nginx.conf").toString(),
                    "-e",
                    folder.resolve("error.log").toString());
        }

        @Override
        List<String> keycloakOptions() {
            return List.of(CARD_LOOKUP + "nginx", "--spi-x509cert-lookup--nginx--ssl-client-cert=ssl-client-cert");
        }

        @Override
        SentCertificate sends() {
            return SentCertificate.ESCAPED;
        }
    },

    HAPROXY("The resource could not be found.|Your browser sent an invalid request.") {
        @Override
        List<String> lay(Path folder, ProxySite site) throws IOException {
            Path certificateAndKey = folder.resolve("server.pem");
            Files.writeString(
                    certificateAndKey,
                    Files.readString(site.certificate().certificate())
                            + Files.readString(site.certificate().key()));
            Path configuration = folder.resolve("haproxy.cfg");
            Files.writeString(
                    configuration,
                    ProxySample.of("haproxy.cfg")
                            .with(1, "bind :443 ", "bind 127.0.0.1:%d ".formatted(site.mainPort()))
                            .with(1, "bind :8443 ", "bind 127.0.0.1:%d ".formatted(site.cardPort()))
                            .with(1, "X-Forwarded-Port 443\n", "X-Forwarded-Port %d\n".formatted(site.mainPort()))
                            .with(1, "X-Forwarded-Port 8443\n", "X-Forwarded-Port %d\n".formatted(site.cardPort()))
                            .with(3, "/etc/ssl/login.example.it.with-key.pem", certificateAndKey)
                            .with(2, "Host login.example.it\n", "Host %s\n".formatted(site.host()))
                            .with(1, "127.0.0.1:8080", "127.0.0.1:" + site.keycloakPort())
                            .with(1, "\"${VARCO_CARD_PROOF}\"", "\"" + site.proof() + "\"")
                            .text());
            return List.of(executable().toString(), "-db", "-f", configuration.toString());
        }

        @Override
        List<String> keycloakOptions() {
            return List.of(CARD_LOOKUP + "rfc9440");
        }

        @Override
        SentCertificate sends() {
            return SentCertificate.RFC9440;
        }
    };

    private static final String CARD_LOOKUP = "--spi-authenticator--varco-card--lookup=";

    private static final String AROUND_NGINX = """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log error.log info;
            events { }
            http {
                access_log access.log;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                include varco.conf;
            }
            """;

    private final String says;

    SampledProxy(String says) {
        this.says = says;
    }

    /** Writes what it reads into the folder; the command that starts it. */
    abstract List<String> lay(Path folder, ProxySite site) throws IOException;

    /** How Keycloak is told that certificates come from it. */
    abstract List<String> keycloakOptions();

    /** In what header it sends a certificate. */
    abstract SentCertificate sends();

    /** What its own pages have in them, as a regular expression. */
    String says() {
        return says;
    }

    Path executable() {
        String name = name().toLowerCase(Locale.ROOT);
        Stream<String> folders = Stream.concat(
                Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"));
        return Stream.concat(
                        Optional.ofNullable(System.getenv(variable())).stream().map(Path::of),
                        folders.map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        ("The tests of the card port behind a proxy need %1$s, and none is found: install one"
                                        + " (on Debian: apt-get install %1$s) or name it in %2$s.")
                                .formatted(name, variable())));
    }

    /** Not the bare name: nginx takes NGINX for sockets that another nginx has left to it. */
    private String variable() {
        return "VARCO_" + name();
    }
}
