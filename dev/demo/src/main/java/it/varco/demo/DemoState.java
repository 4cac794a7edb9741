package it.varco.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder with the server, its database and its log, kept from one start to the next. */
record DemoState(Path folder) {

    Path keycloakHome() {
        return folder.resolve("keycloak");
    }

    /** The card authorities, the cards, and the certificate of the card port. */
    Path cards() {
        return folder.resolve("cards").toAbsolutePath();
    }

    /** The key of the Order's client. */
    Path order() {
        return folder.resolve("order");
    }

    Path log() {
        return folder.resolve("keycloak.log");
    }

    /** Whether the database was filled from another realm than this one: Keycloak imports a realm only once. */
    boolean madeFromOtherRealm(String realm) {
        try {
            return Files.exists(importedRealm())
                    && !Files.readString(importedRealm()).equals(realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void imported(String realm) {
        try {
            if (!Files.exists(importedRealm())) {
                Files.writeString(importedRealm(), realm);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walked = Files.walk(folder)) {
            List<Path> deepestFirst = walked.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path importedRealm() {
        return folder.resolve("imported-realm.json");
    }
}
