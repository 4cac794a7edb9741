package it.varco.spid.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Deflate with a dictionary of what all messages of SPID have in common. What was compressed with a dictionary can be read
 * with that one alone, so the file never changes: another would be another file.
 */
final class Compression {

    private static final byte[] DICTIONARY = dictionary();
    private static final int PIECE = 8 * 1024;

    private Compression() {}

    static byte[] compress(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
            byte[] piece = new byte[PIECE];
            while (!deflater.finished()) {
                compressed.write(piece, 0, deflater.deflate(piece));
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static byte[] expand(byte[] compressed, int most) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(compressed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(compressed.length * 3);
            byte[] piece = new byte[PIECE];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IOException("compressed bytes that end early");
                }
                bytes.write(piece, 0, length);
                if (bytes.size() > most) {
                    throw new IOException("more bytes than a record has");
                }
            }
            return bytes.toByteArray();
        } catch (DataFormatException broken) {
            throw new IOException("not compressed by us", broken);
        } finally {
            inflater.end();
        }
    }

    private static byte[] dictionary() {
        try (InputStream file = Compression.class.getResourceAsStream("dictionary-1.txt")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
