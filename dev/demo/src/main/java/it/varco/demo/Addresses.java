package it.varco.demo;

import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where the parts of one Varco answer; none has a path.
 *
 * @param keycloak Keycloak
 * @param portal the relying application
 * @param testIdentityProviders the test identity providers
 */
public record Addresses(URI keycloak, URI portal, URI testIdentityProviders) {

    // In one pass: with shifted ports the new address of one part may be the old one of another.
    private static final Pattern DEFAULTS = Pattern.compile("http://localhost:(8080|8081|8088)(?![0-9])");

    /** The realm export with the addresses it ships with replaced by these. */
    public String in(String realmExport) {
        return DEFAULTS.matcher(realmExport).replaceAll(this::replacement);
    }

    private String replacement(MatchResult found) {
        return switch (found.group(1)) {
            case "8080" -> keycloak.toString();
            case "8081" -> portal.toString();
            default -> testIdentityProviders.toString();
        };
    }
}
