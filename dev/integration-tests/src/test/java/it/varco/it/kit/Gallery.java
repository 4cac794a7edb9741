package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pictures of a build, in one page to look through: a page or state a row, a language and width a picture. */
final class Gallery {

    private static final Pattern PICTURE = Pattern.compile("(.+)-([a-z]{2}-\\d+(?:-[a-z]+)?)\\.png");

    private Gallery() {}

    static Path folder() {
        return Build.output().resolve("gallery");
    }

    /** Writes the page, where there is a picture to be shown. */
    static void index() {
        if (!Files.isDirectory(folder())) {
            return;
        }
        Map<String, List<String>> rows = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder())) {
            files.map(file -> PICTURE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .sorted((one, other) -> one.group(2).compareTo(other.group(2)))
                    .forEach(picture -> rows.merge(
                            picture.group(1),
                            List.of(picture.group(2)),
                            (some, more) ->
                                    Stream.of(some, more).flatMap(List::stream).toList()));
            Files.writeString(
                    folder().resolve("index.html"),
                    rows.entrySet().stream()
                            .map(row -> row(row.getKey(), row.getValue()))
                            .collect(Collectors.joining(
                                    "\n",
                                    "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Varco: every page</title>"
                                            + "<style>body{font-family:sans-serif}figure{display:inline-block;margin:.5rem;vertical-align:top}"
                                            + "img{width:20rem;height:16rem;object-fit:cover;object-position:top;border:1px solid #999}</style>\n<h1>Every page</h1>\n",
                                    "\n</html>\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String name, List<String> pictures) {
        return pictures.stream()
                .map(picture ->
                        "<figure><a href=\"%1$s-%2$s.png\"><img src=\"%1$s-%2$s.png\" alt=\"%1$s, %2$s\" loading=\"lazy\"></a><figcaption>%2$s</figcaption></figure>"
                                .formatted(name, picture))
                .collect(Collectors.joining("\n", "<h2>" + name + "</h2>\n", ""));
    }
}
