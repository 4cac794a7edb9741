package it.varco.cns.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** The last good list in a file of this node, which is whole at any moment. */
public final class FileCopy implements LastGoodCopy {

    private final Path file;

    /** @param file where it is kept; its directory exists */
    public FileCopy(Path file) {
        this.file = Objects.requireNonNull(file);
    }

    @Override
    public Optional<Kept> read(int longest) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Optional.of(new Kept(
                    content.readNBytes(longest + 1),
                    Files.getLastModifiedTime(file).toInstant()));
        }
    }

    @Override
    public void write(byte[] list) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, list);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
