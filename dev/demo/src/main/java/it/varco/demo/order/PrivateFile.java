package it.varco.demo.order;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that nobody but its owner reads, where the system knows owners. */
final class PrivateFile {

    private PrivateFile() {}

    static void write(Path file, String text) throws IOException {
        boolean knowsOwners = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        Files.deleteIfExists(file);
        if (knowsOwners) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
