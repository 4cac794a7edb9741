package it.varco.demo.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that is ours to empty. */
record Folder(Path path) {

    void empty() throws IOException {
        emptyExcept(Set.of());
    }

    void emptyExcept(Set<String> kept) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        List<Path> children;
        try (Stream<Path> listed = Files.list(path)) {
            children = listed.filter(child -> !kept.contains(child.getFileName().toString()))
                    .toList();
        }
        for (Path child : children) {
            delete(child);
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walked = Files.walk(tree)) {
            deepestFirst = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
