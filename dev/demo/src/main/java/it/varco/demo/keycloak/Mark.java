package it.varco.demo.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A small file that says which step was finished for which input; an interrupted step leaves none. */
record Mark(Path file) {

    boolean says(String input) throws IOException {
        try {
            return Files.readString(file).equals(input);
        } catch (NoSuchFileException neverFinished) {
            return false;
        }
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    void set(String input) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, input);
    }
}
