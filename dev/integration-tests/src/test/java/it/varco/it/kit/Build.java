package it.varco.it.kit;

import java.nio.file.Path;
import java.util.Locale;

/** What the Maven build tells the tests. */
final class Build {

    private Build() {}

    static Path keycloakZip() {
        return Path.of(required("varco.keycloak.zip"));
    }

    static String keycloakVersion() {
        return required("varco.keycloak.version");
    }

    static Path distributionZip() {
        return Path.of(required("varco.distribution.zip"));
    }

    static Path rehearsalClock() {
        return Path.of(required("varco.rehearsal.clock"));
    }

    static Path output() {
        return Path.of(required("varco.output"));
    }

    /** What the card office and the card port keep. */
    static Path cards() {
        return output().resolve("cards").toAbsolutePath();
    }

    static String target() {
        return required("varco.target");
    }

    /** What stands before the card port of a server in production. */
    static SampledProxy cardProxy() {
        return SampledProxy.valueOf(required("varco.card.proxy").toUpperCase(Locale.ROOT));
    }

    static boolean keepsKeycloak() {
        return Boolean.parseBoolean(required("varco.keycloak.keep"));
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    property + " is not set: the tests run in Maven's failsafe, which names what was built");
        }
        return value;
    }
}
