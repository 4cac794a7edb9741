package it.varco.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The realm that ships, as it is in the export. */
public final class RealmExport {

    private RealmExport() {}

    /** The JSON of {@code inail-realm.json}. */
    public static String json() {
        try (InputStream export = RealmExport.class.getResourceAsStream("/inail-realm.json")) {
            return new String(export.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
