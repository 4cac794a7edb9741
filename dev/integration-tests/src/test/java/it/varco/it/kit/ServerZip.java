package it.varco.it.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** What is inside the Keycloak that the tests run, whichever way it is started. */
public final class ServerZip {

    private ServerZip() {}

    /** The version of that Keycloak. */
    public static String version() {
        return Build.keycloakVersion();
    }

    /** The bytes of a class of Keycloak's own. */
    public static byte[] classFile(String artifact, String className) {
        String jar =
                "keycloak-%1$s/lib/lib/main/org.keycloak.%2$s-%1$s.jar".formatted(Build.keycloakVersion(), artifact);
        String name = className.replace('.', '/') + ".class";
        try (ZipFile zip = new ZipFile(Build.keycloakZip().toFile());
                InputStream content = zip.getInputStream(required(zip, jar));
                ZipInputStream classes = new ZipInputStream(new ByteArrayInputStream(content.readAllBytes()))) {
            for (ZipEntry entry = classes.getNextEntry(); entry != null; entry = classes.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return classes.readAllBytes();
                }
            }
            throw new AssertionError(jar + " has no " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZipEntry required(ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new AssertionError(zip.getName() + " has no " + name);
        }
        return entry;
    }
}
