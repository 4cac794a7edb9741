package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of the tests' own on a free port, whose data begin empty; no service of this machine has a part in it. */
public final class PostgresServer implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String OWNER = "varco";
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2), Duration.ofMillis(200));
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    private final Path programs;
    private final int port;
    private final Process process;
    private final Path log;

    private PostgresServer(Path programs, int port, Process process, Path log) {
        this.programs = programs;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param folder of its own, emptied
     * @throws AssertionError where there is no PostgreSQL: what needs one has then not been tested
     */
    static PostgresServer start(Path folder) {
        Path programs = programs();
        Path data = folder.resolve("data");
        int port = FreePort.find();
        try {
            empty(folder);
            Optional<String> user = userToRunAs();
            if (user.isPresent()) {
                UserPrincipal owner =
                        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user.get());
                Files.setOwner(folder, owner);
            }
            run(as(user, programs.resolve("initdb"), "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "-N"));
            Path log = folder.resolve("postgres.log");
            Process process = new ProcessBuilder(as(
                            user,
                            programs.resolve("postgres"),
                            "-D",
                            data,
                            "-p",
                            port,
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "max_connections=300",
                            "-c",
                            "log_statement=none"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            PostgresServer server = new PostgresServer(programs, port, process, log);
            server.waitUntilItAnswers();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where Keycloak finds it. */
    List<String> keycloakOptions() {
        return List.of(
                "--db-url=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                "--db-username=" + OWNER,
                "--db-password=none-is-asked");
    }

    /**
     * Runs one statement as the owner of the tables.
     *
     * @return the rows, columns parted by a bar
     * @throws StatementRefused where the database refuses it
     */
    public List<String> sql(String statement) {
        Ran ran = ask(statement);
        if (ran.exit() != 0) {
            throw new StatementRefused(ran.printed());
        }
        return ran.printed().lines().toList();
    }

    /** All that it has written so far, which is where a database tells which values it would not take. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The database refused a statement, and says why. */
    public static final class StatementRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private StatementRefused(String reason) {
            super(reason);
        }
    }

    private Ran ask(String statement) {
        return ran(List.of(
                programs.resolve("psql").toString(),
                "-XqAt",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                OWNER,
                "-d",
                "postgres",
                "-c",
                statement));
    }

    private void waitUntilItAnswers() {
        PATIENCE.until(() -> ask("select 1").exit() == 0, process, () -> {
            close();
            return "PostgreSQL did not start: " + log();
        });
    }

    private static Path programs() {
        Stream<Path> named = Optional.ofNullable(System.getenv("VARCO_POSTGRES_BIN")).map(Path::of).stream();
        return Stream.concat(named, installed().stream())
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "The tests of two nodes need PostgreSQL, and none is found: install one (on Debian: apt-get install postgresql)"
                                + " or name the folder of its programs in VARCO_POSTGRES_BIN."));
    }

    /** As Debian lays them, a folder a version; the newest first. */
    private static List<Path> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** PostgreSQL refuses to run as root; whoever else runs the tests, runs it. */
    private static Optional<String> userToRunAs() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.empty();
        }
        return Stream.of("postgres", "nobody")
                .filter(user -> ran(List.of("id", "-u", user)).exit() == 0)
                .findFirst();
    }

    private static List<String> as(Optional<String> user, Object... command) {
        List<String> whole = new ArrayList<>();
        user.ifPresent(name ->
                whole.addAll(List.of("setpriv", "--reuid=" + name, "--regid=" + groupOf(name), "--clear-groups")));
        Stream.of(command).map(Object::toString).forEach(whole::add);
        return whole;
    }

    private static String groupOf(String user) {
        return ran(List.of("id", "-g", user)).printed().strip();
    }

    private static void run(List<String> command) {
        Ran ran = ran(command);
        if (ran.exit() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + ran.printed());
        }
    }

    private record Ran(int exit, String printed) {}

    private static Ran ran(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), printed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> walked = Files.walk(folder)) {
                deepestFirst = walked.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
        Files.createDirectories(folder);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
