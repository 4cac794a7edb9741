package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pictures of a build, in one page to look through: a page in one state a heading, and below it a picture for each
 * language and width. The same in a page for each language and width, which is how one compares pages with each other.
 */
public final class Gallery {

    private static final Pattern PICTURE = Pattern.compile("(?<state>.+)-(?<language>[a-z]{2})-(?<width>\\d+)\\.png");

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font-family: sans-serif; margin: 1rem; }
            nav ul { columns: 16rem; }
            ul.pictures { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
            img { display: block; width: 20rem; max-width: 100%%; height: 16rem; object-fit: cover; object-position: top; border: 1px solid #767676; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            """;

    private static final String FOOT = "</main>\n</body>\n</html>\n";

    /** One picture: a page in a state, as somebody with a browser of that language and width has it. */
    private record Picture(String state, String language, int width) {

        static Stream<Picture> of(Path file) {
            Matcher name = PICTURE.matcher(file.getFileName().toString());
            return name.matches()
                    ? Stream.of(new Picture(
                            name.group("state"), name.group("language"), Integer.parseInt(name.group("width"))))
                    : Stream.empty();
        }

        String view() {
            return "%s, %d pixels".formatted(language, width);
        }

        String file() {
            return "%s-%s-%d.png".formatted(state, language, width);
        }

        String shown(String label) {
            return "<li><a href=\"%1$s\"><img src=\"%1$s\" alt=\"\" loading=\"lazy\">%2$s</a></li>%n"
                    .formatted(file(), label);
        }
    }

    private Gallery() {}

    static Path folder() {
        return Build.output().resolve("gallery");
    }

    /** Writes its pages, where there is a picture to be shown. */
    static void index() {
        if (Files.isDirectory(folder())) {
            writeIn(folder());
        }
    }

    /** Writes its pages into a folder of pictures, and gives back the first of them. */
    public static URI writeIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Picture> pictures = files.flatMap(Picture::of)
                    .sorted(Comparator.comparing(Picture::state)
                            .thenComparing(Picture::language)
                            .thenComparing(Picture::width))
                    .toList();
            Map<String, List<Picture>> views = grouped(pictures, Picture::view);
            for (Map.Entry<String, List<Picture>> view : views.entrySet()) {
                Files.writeString(
                        folder.resolve(pageOf(view.getKey())),
                        HEAD.formatted("Every page: " + view.getKey())
                                + "<p><a href=\"index.html\">Every language and width</a></p>\n"
                                + list(view.getValue(), Picture::state)
                                + FOOT);
            }
            return Files.writeString(folder.resolve("index.html"), index(views, grouped(pictures, Picture::state)))
                    .toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String index(Map<String, List<Picture>> views, Map<String, List<Picture>> states) {
        return HEAD.formatted("Every page")
                + "<nav aria-label=\"Languages and widths\">\n<ul>\n"
                + views.entrySet().stream()
                        .map(view -> "<li><a href=\"%s\">%s</a>: %d</li>%n"
                                .formatted(
                                        pageOf(view.getKey()),
                                        view.getKey(),
                                        view.getValue().size()))
                        .collect(Collectors.joining())
                + "</ul>\n</nav>\n<nav aria-label=\"Pages and their states\">\n<ul>\n"
                + states.keySet().stream()
                        .map(state -> "<li><a href=\"#%1$s\">%1$s</a></li>%n".formatted(state))
                        .collect(Collectors.joining())
                + "</ul>\n</nav>\n"
                + states.entrySet().stream()
                        .map(state -> "<h2 id=\"%1$s\">%1$s</h2>%n%2$s"
                                .formatted(
                                        state.getKey(),
                                        list(state.getValue(), picture -> state.getKey() + ": " + picture.view())))
                        .collect(Collectors.joining())
                + FOOT;
    }

    private static String list(List<Picture> pictures, Function<Picture, String> label) {
        return pictures.stream()
                .map(picture -> picture.shown(label.apply(picture)))
                .collect(Collectors.joining("", "<ul class=\"pictures\">\n", "</ul>\n"));
    }

    private static Map<String, List<Picture>> grouped(List<Picture> pictures, Function<Picture, String> by) {
        return pictures.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static String pageOf(String view) {
        return "view-" + view.replaceAll("[^a-z0-9]+", "-") + ".html";
    }
}
