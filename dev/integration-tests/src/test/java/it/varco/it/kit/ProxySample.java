package it.varco.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A proxy's configuration as operators find it in the documentation, with what each of them changes changed. Nothing else
 * is: what is not found exactly as often as it should be fails.
 */
record ProxySample(String text) {

    private static final Path FOLDER = Path.of("..", "..", "docs", "operators", "proxy");

    static ProxySample of(String file) {
        try {
            return new ProxySample(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with that text, which is there so many times, replaced. */
    ProxySample with(int times, String shipped, Object own) {
        int found = text.split(Pattern.quote(shipped), -1).length - 1;
        if (found != times) {
            throw new AssertionError("the sample has \"%s\" %d times and not %d".formatted(shipped, found, times));
        }
        return new ProxySample(text.replace(shipped, own.toString()));
    }
}
