package it.varco.demo.keycloak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a Keycloak home is made of: the server's zip, the operators' zip of ours unpacked over it, and further
 * provider jars.
 */
public final class KeycloakDistribution {

    private static final String EMBEDDED = "dev-file";

    private static final List<String> BUILD_OPTIONS = List.of(
            "--health-enabled=true",
            "--metrics-enabled=true",
            // Asks for a certificate where there is https at all, which is the card port alone.
            "--https-client-auth=request");

    private final Path serverZip;
    private final Path operatorZip;
    private final List<Path> providers;
    private final String database;
    private final Consumer<String> progress;

    private KeycloakDistribution(
            Path serverZip, Path operatorZip, List<Path> providers, String database, Consumer<String> progress) {
        this.serverZip = serverZip;
        this.operatorZip = operatorZip;
        this.providers = providers;
        this.database = database;
        this.progress = progress;
    }

    /** The server's zip with the operators' zip over it and nothing else. */
    public static KeycloakDistribution of(Path serverZip, Path operatorZip) {
        return new KeycloakDistribution(serverZip, operatorZip, List.of(), EMBEDDED, step -> {});
    }

    /** The same with one provider jar more. */
    public KeycloakDistribution withProvider(Path jar) {
        return new KeycloakDistribution(
                serverZip,
                operatorZip,
                Stream.concat(providers.stream(), Stream.of(jar)).toList(),
                database,
                progress);
    }

    /** The same for PostgreSQL, which the server is then told where to find. */
    public KeycloakDistribution onPostgres() {
        return new KeycloakDistribution(serverZip, operatorZip, providers, "postgres", progress);
    }

    /** The same, telling each long step when it begins. */
    public KeycloakDistribution tellingProgressTo(Consumer<String> listener) {
        return new KeycloakDistribution(serverZip, operatorZip, providers, database, listener);
    }

    /** Changes when, and only when, {@code kc.sh build} has to run again. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> parts = new ArrayList<>();
            parts.add(server());
            parts.addAll(new Zip(operatorZip).checksumsBelow("providers/"));
            for (Path jar : providers) {
                parts.add(jar.getFileName().toString());
                digest.update(Files.readAllBytes(jar));
            }
            parts.addAll(buildOptions());
            digest.update(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw notPrepared(e);
        }
    }

    /**
     * Makes the folder a Keycloak home that can {@code start --optimized}; does only what changed since the last time,
     * and leaves the server's data where it is.
     */
    public KeycloakHome installIn(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            unpackServer(home);
            installProviders(home);
            return new KeycloakHome(home);
        } catch (IOException e) {
            throw notPrepared(e);
        }
    }

    private void unpackServer(Path home) throws IOException {
        Mark unpacked = new Mark(home.resolve(".varco/server"));
        if (unpacked.says(server())) {
            return;
        }
        progress.accept("Unpacking Keycloak");
        new Folder(home).emptyExcept(Set.of(KeycloakHome.DATA));
        new Zip(serverZip).unpackWithoutTopFolder(home);
        try (Stream<Path> scripts = Files.list(home.resolve("bin"))) {
            for (Path script :
                    (Iterable<Path>) scripts.filter(path -> path.toString().endsWith(".sh"))::iterator) {
                // java.util.zip knows no file modes.
                if (!script.toFile().setExecutable(true)) {
                    throw new IOException("cannot be made executable: " + script);
                }
            }
        }
        unpacked.set(server());
    }

    private void installProviders(Path home) throws IOException {
        Mark built = new Mark(home.resolve(".varco/built"));
        Zip ours = new Zip(operatorZip);
        String fingerprint = fingerprint();
        new Folder(home.resolve("varco")).empty();
        if (built.says(fingerprint)) {
            // The jars stay as they are: Keycloak holds their time of change against the one at its build.
            ours.unpack(home, name -> !name.startsWith("providers/"));
            return;
        }
        built.clear();
        new Folder(home.resolve("providers")).empty();
        ours.unpack(home, name -> true);
        for (Path jar : providers) {
            Files.copy(jar, home.resolve("providers").resolve(jar.getFileName()));
        }
        progress.accept("Running Keycloak's own build with our providers");
        new KeycloakHome(home).build(buildOptions());
        built.set(fingerprint);
    }

    private List<String> buildOptions() {
        return Stream.concat(Stream.of("--db=" + database), BUILD_OPTIONS.stream())
                .toList();
    }

    private String server() throws IOException {
        return "%s %d".formatted(serverZip.getFileName(), Files.size(serverZip));
    }

    private static KeycloakFailure notPrepared(Exception cause) {
        return new KeycloakFailure("Keycloak cannot be prepared: " + cause, cause);
    }
}
