package it.varco.cns.keycloak;

import it.varco.cns.trust.ListFetch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings AgID's list from an address or a file. Whose it is, its signature says.
 *
 * @param location an http or https address; anything else is a file
 */
record TrustedListFetch(String location, OutboundHttp http) implements ListFetch {

    private static final Duration WITHIN = Duration.ofMinutes(1);

    @Override
    public Optional<byte[]> fetch(int longest) throws IOException {
        if (location.startsWith("https://") || location.startsWith("http://")) {
            return Optional.of(http.get(URI.create(location), longest, WITHIN));
        }
        try (InputStream content = Files.newInputStream(Path.of(location))) {
            return Optional.of(content.readNBytes(longest + 1));
        }
    }
}
