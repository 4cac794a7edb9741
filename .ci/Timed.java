import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a Maven command, passes on what it prints, and says afterwards what took longest; ends with Maven's status. */
final class Timed {

    private static final Pattern STEP = Pattern.compile("--- (?:maven-)?(\\S+ \\(\\S+\\) @ \\S+) ---");
    private static final Pattern SUITE = Pattern.compile("<testsuite .*?\\bname=\"([^\"]+)\" time=\"([0-9.,]+)\"", Pattern.DOTALL);
    private static final int SHOWN = 10;
    private static final int HEAD = 4096;

    private record Step(String name, Duration took) {}

    public static void main(String[] command) throws IOException, InterruptedException {
        Instant start = Instant.now();
        Process maven = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<Step> steps = new ArrayList<>();
        String current = "";
        Instant began = start;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                Matcher step = STEP.matcher(line);
                boolean summary = line.contains("Reactor Summary") || line.contains("BUILD ");
                if (step.find() || (summary && !current.isEmpty())) {
                    Instant now = Instant.now();
                    if (!current.isEmpty()) {
                        steps.add(new Step(current, Duration.between(began, now)));
                    }
                    current = summary ? "" : step.group(1);
                    began = now;
                }
            }
        }
        int status = maven.waitFor();
        print("The ten slowest steps", steps);
        print("The ten slowest test classes (their time is part of the steps above)", testClasses(start));
        Duration whole = Duration.between(start, Instant.now());
        System.out.printf(
                "%s after %d min %d s.%n", status == 0 ? "Green" : "FAILED", whole.toMinutes(), whole.toSecondsPart());
        System.exit(status);
    }

    private static void print(String title, List<Step> steps) {
        System.out.println();
        System.out.println(title + ":");
        steps.stream()
                .sorted(Comparator.comparing(Step::took).reversed())
                .limit(SHOWN)
                .forEach(step -> System.out.printf("%7.1f s  %s%n", step.took().toMillis() / 1000.0, step.name()));
    }

    private static List<Step> testClasses(Instant since) throws IOException {
        List<Step> found = new ArrayList<>();
        Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return Set.of("src", ".git", ".varco", "node_modules").contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.getFileName().toString().matches("TEST-.*\\.xml")
                        && attributes.lastModifiedTime().toInstant().isAfter(since)) {
                    String text = Files.readString(file);
                    Matcher suite = SUITE.matcher(text.substring(0, Math.min(HEAD, text.length())));
                    if (suite.find()) {
                        double seconds = Double.parseDouble(suite.group(2).replace(",", ""));
                        found.add(new Step(suite.group(1), Duration.ofMillis((long) (seconds * 1000))));
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
