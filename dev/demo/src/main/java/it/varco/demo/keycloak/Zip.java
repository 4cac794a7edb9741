package it.varco.demo.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file and where its entries go. */
record Zip(Path file) {

    /** The names of the entries below a folder with their checksums, in order. */
    List<String> checksumsBelow(String folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                    .map(entry -> "%s %08x".formatted(entry.getName(), entry.getCrc()))
                    .sorted()
                    .toList();
        }
    }

    void unpack(Path target, Predicate<String> wanted) throws IOException {
        unpack(target, wanted, Path.of(""));
    }

    /** Everything below the one folder that the zip has at its top, without that folder. */
    void unpackWithoutTopFolder(Path target) throws IOException {
        Path top;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            top = zip.stream()
                    .map(entry -> Path.of(entry.getName()).getName(0))
                    .findFirst()
                    .orElseThrow(() -> new ZipException(file + " is empty"));
        }
        unpack(target, name -> true, top);
    }

    private void unpack(Path target, Predicate<String> wanted, Path top) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.isDirectory() || !wanted.test(entry.getName())) {
                    continue;
                }
                Path name = Path.of(entry.getName());
                Path to = target.resolve(top.toString().isEmpty() ? name : top.relativize(name))
                        .normalize();
                if (!to.startsWith(target)) {
                    throw new ZipException(file + " has an entry outside itself: " + entry.getName());
                }
                Files.createDirectories(to.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
