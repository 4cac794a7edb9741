package it.varco.demo.keycloak;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A folder from which Keycloak can be started. */
public record KeycloakHome(Path directory) {

    static final String DATA = "data";

    private static final long BUILD_MINUTES = 10;

    /** Forgets everything that the server has stored. */
    public void deleteData() {
        try {
            new Folder(directory.resolve(DATA)).empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next start imports this realm, unless one of that name is stored already. */
    public void offerRealm(String name, String json) {
        try {
            Files.createDirectories(imports());
            Files.writeString(imports().resolve(name + ".json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path imports() {
        return directory.resolve(DATA).resolve("import");
    }

    void build(List<String> options) throws IOException {
        Path log = directory.resolveSibling(directory.getFileName() + "-build.log");
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(options);
        ProcessBuilder command = command(arguments, log);
        // It ends before what the second compiler makes could pay: half the processor's time is saved.
        command.environment().merge("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1", "%s %s"::formatted);
        Process build = command.start();
        try {
            if (!build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                throw KeycloakFailure.withLog(
                        "kc.sh build did not end within %d minutes.".formatted(BUILD_MINUTES), log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeycloakFailure("Interrupted during kc.sh build.", e);
        } finally {
            ProcessTree.of(build.toHandle()).stop();
        }
        if (build.exitValue() != 0) {
            throw KeycloakFailure.withLog("kc.sh build failed; most often a provider jar is broken.", log);
        }
    }

    ProcessBuilder command(List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(directory.resolve("bin").resolve("kc.sh").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        // What another Keycloak on this machine is told by its environment is not meant for this one.
        environment.keySet().removeIf(((Predicate<String>) name -> name.startsWith("KC_")).or("JAVA_OPTS"::equals));
        environment.put("JAVA_HOME", javaHome());
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx1g");
        return builder;
    }

    private static String javaHome() {
        return Optional.ofNullable(System.getProperty("varco.server.java.home"))
                .filter(Predicate.not(String::isBlank))
                .orElseGet(() -> System.getProperty("java.home"));
    }
}
