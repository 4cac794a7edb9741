package it.varco.spid.keycloak;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the body decides about people who come in through an identity provider that they have not used before. */
final class NewEntrySettings {

    /** The slugs of the profiles that such a sign-in does not give until an operator releases them. */
    static final String WITHHELD = "newEntryWithholds";

    /** How Keycloak joins the values of a property with several. */
    private static final String SEPARATOR = "##";

    private final Map<String, String> config;

    NewEntrySettings(Map<String, String> config) {
        this.config = config;
    }

    Set<String> withheld() {
        return Stream.ofNullable(config.get(WITHHELD))
                .flatMap(joined -> Arrays.stream(joined.split(SEPARATOR)))
                .map(String::strip)
                .filter(slug -> !slug.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Refuses what no profile is called. */
    void validate() {
        if (withheld().stream().anyMatch(slug -> !slug.matches("[a-z0-9-]{1,64}|\\*"))) {
            throw new IllegalArgumentException("SPID: newEntryWithholds takes slugs of profiles, or * for all");
        }
    }
}
