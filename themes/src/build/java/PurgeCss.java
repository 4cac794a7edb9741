import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps of Bootstrap Italia's one big style sheet only the rules that our templates can meet. Run by the build straight
 * from source: {@code java PurgeCss.java <style sheet> <folder of templates> <our style sheet> <result>}.
 *
 * <p>A selector stays when every class, element and attribute it names occurs in a template; ids never do. Fonts and
 * animations go: the fonts are declared in our own style sheet, and nothing of ours moves.
 */
final class PurgeCss {

    private static final Pattern CLASS_ATTRIBUTE = Pattern.compile("class=\"([^\"]*)\"");
    private static final Pattern CLASS_NAME = Pattern.compile("[\\w-]+");
    private static final Pattern ELEMENT = Pattern.compile("<([a-z][a-z0-9]*)[\\s>]");
    private static final Pattern ATTRIBUTE = Pattern.compile("[\\s\"]([a-z]+(?:-[a-z]+)*)=\"|\\s(open|hidden|required)[\\s>]");
    private static final Pattern NEGATION = Pattern.compile(":not\\([^()]*\\)");
    private static final Pattern SELECTOR_CLASS = Pattern.compile("\\.((?:[\\w-]|\\\\.)+)");
    private static final Pattern SELECTOR_ELEMENT = Pattern.compile("(?<![\\w.:#\\\\-])([a-z][a-z0-9-]*)");
    private static final Pattern SELECTOR_ATTRIBUTE = Pattern.compile("\\[([\\w-]+)[^]]*]");
    private static final Pattern VARIABLE_USE = Pattern.compile("var\\((--[\\w-]+)");

    private final Set<String> names = new HashSet<>();

    private PurgeCss(String templates) {
        collect(CLASS_ATTRIBUTE, templates).forEach(value -> names.addAll(collect(CLASS_NAME, value, ".")));
        names.addAll(collect(ELEMENT, templates));
        names.addAll(collect(ATTRIBUTE, templates, "["));
        // What an attribute's value puts together is not seen above.
        names.addAll(Set.of(".alert-danger", ".alert-warning", ".alert-success", ".alert-info", "root"));
    }

    public static void main(String[] arguments) throws IOException {
        String styles = Files.readString(Path.of(arguments[0]));
        String templates;
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            templates = files.filter(file -> file.toString().endsWith(".ftl"))
                    .sorted()
                    .map(PurgeCss::read)
                    .collect(Collectors.joining("\n"));
        }
        String ours = Files.readString(Path.of(arguments[2]));
        int endOfLicence = styles.indexOf("*/") + 2;
        String licence = styles.substring(styles.indexOf("/*"), endOfLicence);
        String kept = new PurgeCss(templates).purge(styles.substring(endOfLicence));
        Path result = Path.of(arguments[3]);
        Files.createDirectories(result.getParent());
        Files.writeString(result, licence + "\n" + dropUnusedVariables(kept, ours) + "\n");
    }

    private String purge(String styles) {
        StringBuilder kept = new StringBuilder();
        for (Block block : blocks(styles)) {
            if (block.head.startsWith("@media") || block.head.startsWith("@supports")) {
                String inner = block.head.contains("print") ? "" : purge(block.body);
                if (!inner.isEmpty()) {
                    kept.append(block.head).append('{').append(inner).append('}');
                }
            } else if (!block.head.startsWith("@")) {
                String selectors = split(block.head, ',').stream().filter(this::canMatch).collect(Collectors.joining(","));
                if (!selectors.isEmpty() && !block.body.isBlank()) {
                    kept.append(selectors).append('{').append(block.body).append('}');
                }
            }
        }
        return kept.toString();
    }

    private boolean canMatch(String selector) {
        String positive = NEGATION.matcher(selector).replaceAll("");
        String bare = SELECTOR_ATTRIBUTE.matcher(positive).replaceAll("");
        return !bare.contains("#")
                && names.containsAll(collect(SELECTOR_CLASS, bare, "."))
                && names.containsAll(collect(SELECTOR_ELEMENT, SELECTOR_CLASS.matcher(bare).replaceAll("")))
                && names.containsAll(collect(SELECTOR_ATTRIBUTE, positive, "["));
    }

    /** Until nothing changes: a variable may be used by another that is itself unused. */
    private static String dropUnusedVariables(String styles, String ours) {
        Set<String> used = new HashSet<>(collect(VARIABLE_USE, styles));
        used.addAll(collect(VARIABLE_USE, ours));
        String kept = dropVariables(styles, used);
        return kept.equals(styles) ? kept : dropUnusedVariables(kept, ours);
    }

    private static String dropVariables(String styles, Set<String> used) {
        StringBuilder kept = new StringBuilder();
        for (Block block : blocks(styles)) {
            String body = block.head.startsWith("@")
                    ? dropVariables(block.body, used)
                    : split(block.body, ';').stream()
                            .filter(declaration -> !declaration.startsWith("--")
                                    || used.contains(declaration.substring(0, declaration.indexOf(':')).trim()))
                            .collect(Collectors.joining(";"));
            if (!body.isBlank()) {
                kept.append(block.head).append('{').append(body).append('}');
            }
        }
        return kept.toString();
    }

    private static List<Block> blocks(String styles) {
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        int depth = 0;
        int open = 0;
        for (int i = 0; i < styles.length(); i++) {
            char c = styles.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfString(styles, i);
            } else if (c == '/' && styles.startsWith("/*", i)) {
                int end = styles.indexOf("*/", i) + 1;
                if (depth == 0) {
                    start = end + 1;
                }
                i = end;
            } else if (c == '{' && depth++ == 0) {
                open = i;
            } else if (c == '}' && --depth == 0) {
                blocks.add(new Block(styles.substring(start, open).trim(), styles.substring(open + 1, i)));
                start = i + 1;
            } else if (c == ';' && depth == 0) {
                start = i + 1;
            }
        }
        return blocks;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfString(text, i);
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == separator && depth == 0) {
                parts.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).trim());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static int endOfString(String text, int start) {
        int i = start + 1;
        while (text.charAt(i) != text.charAt(start)) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static Set<String> collect(Pattern pattern, String text) {
        return collect(pattern, text, "");
    }

    private static Set<String> collect(Pattern pattern, String text, String prefix) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String name = null;
            for (int group = 1; group <= matcher.groupCount() && name == null; group++) {
                name = matcher.group(group);
            }
            found.add(prefix + (name == null ? matcher.group() : name));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Block(String head, String body) {}
}
