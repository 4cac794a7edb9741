package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A home directory with a Chromium's profile and the certificates of its owner, in NSS's own store, where they would be on
 * any Linux. Nobody can click on the browser's question which certificate to show while no screen is there: for one origin it
 * shows the one that it would offer. That is the setting that the policy {@code AutoSelectCertificateForUrls} makes, written
 * into the profile, as a policy is the whole machine's and root's. What is offered at all, Chromium decides.
 */
public final class BrowserHome {

    private final Path folder;

    private BrowserHome(Path folder) {
        this.folder = folder;
    }

    /** The home of somebody who has no certificate yet, and lets the browser choose at that origin. */
    public static BrowserHome choosingAt(URI origin) {
        try {
            BrowserHome home = new BrowserHome(Files.createTempDirectory(
                    Files.createDirectories(
                            Build.output().resolve("browser-homes").toAbsolutePath()),
                    "home"));
            Files.createDirectories(home.store());
            home.nss("certutil", "-N", "--empty-password");
            Path settings = Files.createDirectories(home.profile().resolve("Default"));
            Files.writeString(settings.resolve("Preferences"), """
                    {"profile": {"content_settings": {"exceptions": {"auto_select_certificate":
                        {"%s,*": {"setting": {"filters": [{}]}}}}}}}
                    """.formatted(origin));
            return home;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Imports key and certificate, as people do; this home. */
    public BrowserHome with(byte[] pkcs12, String password) {
        try {
            Path file = Files.write(folder.resolve("import.p12"), pkcs12);
            nss("pk12util", "-i", file.toString(), "-W", password);
            Files.delete(file);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path profile() {
        return folder.resolve("profile");
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("HOME", folder.toString());
        return environment;
    }

    private Path store() {
        return folder.resolve(".pki/nssdb");
    }

    private void nss(String tool, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of(tool, "-d", "sql:" + store()), Arrays.stream(arguments))
                .toList();
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "The tests with a card in Chromium's own store need %s of NSS: install it (on Debian: apt-get install"
                                    .formatted(tool)
                            + " libnss3-tools). They are never skipped.",
                    missing);
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(tool + ": " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
