package it.varco.benchmarks.token;

import it.varco.benchmarks.server.Surroundings;
import it.varco.demo.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which SQL a warm session causes, per refresh, introspection and userinfo: as shipped, and without what is ours. */
public final class TokenSql {

    private static final int WARM_UP = 20;
    private static final int WINDOW = 50;
    private static final String LOGGER = "[org.hibernate.SQL]";
    private static final Pattern SESSION_ROWS = Pattern.compile(" OFFLINE_(USER|CLIENT)_SESSION ");
    private static final List<String> PEOPLE = List.of("fabio", "bruno", "ivo");

    private record Call(String name, Consumer<TokenHolder> made) {}

    private static final List<Call> CALLS = List.of(
            new Call("refresh", TokenHolder::refresh),
            new Call("introspection", TokenHolder::introspect),
            new Call("userinfo", TokenHolder::userInfo));

    private TokenSql() {}

    /** Prints the report. */
    public static void main(String[] arguments) {
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        try (MeasuredServer server = MeasuredServer.start(checkout, "--log-level=info,org.hibernate.SQL:debug")) {
            System.out.println(Surroundings.of(checkout));
            System.out.printf(
                    "%nSQL statements in %d calls of a warm session, + those with which Keycloak keeps the session's last"
                            + " use, once in a second:%n%n",
                    WINDOW);
            System.out.println("| person | call | " + String.join(" | ", titles()) + " |");
            System.out.println("|---|---|" + "---|".repeat(Subject.values().length));
            Map<String, Long> statements = new TreeMap<>();
            for (String person : PEOPLE) {
                Map<Subject, TokenHolder> holders = server.signIn(person);
                CALLS.forEach(call -> {
                    StringBuilder line = new StringBuilder("| %s | %s |".formatted(person, call.name()));
                    holders.values().forEach(holder -> {
                        repeat(call.made(), holder, WARM_UP);
                        int before = server.process().logged().length();
                        repeat(call.made(), holder, WINDOW);
                        Map<String, Long> found =
                                statementsIn(server.process().logged().substring(before));
                        found.forEach((statement, times) -> statements.merge(statement, times, Long::sum));
                        line.append(" %d + %d |"
                                .formatted(
                                        count(found, SESSION_ROWS.asPredicate().negate()),
                                        count(found, SESSION_ROWS.asPredicate())));
                    });
                    System.out.println(line);
                });
            }
            System.out.println();
            statements.forEach((statement, times) -> System.out.printf("%d times: %s%n", times, statement));
        }
    }

    private static List<String> titles() {
        return List.of(Subject.values()).stream().map(Subject::title).toList();
    }

    private static long count(Map<String, Long> statements, Predicate<String> which) {
        return statements.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static void repeat(Consumer<TokenHolder> call, TokenHolder holder, int times) {
        for (int i = 0; i < times; i++) {
            call.accept(holder);
        }
    }

    private static Map<String, Long> statementsIn(String log) {
        return log.lines()
                .filter(line -> line.contains(LOGGER))
                .map(line -> line.substring(line.indexOf(") ", line.indexOf(LOGGER)) + 2)
                        .strip())
                .collect(Collectors.groupingBy(statement -> statement, TreeMap::new, Collectors.counting()));
    }
}
