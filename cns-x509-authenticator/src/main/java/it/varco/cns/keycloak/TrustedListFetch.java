package it.varco.cns.keycloak;

import it.varco.cns.trust.ListFetch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Brings AgID's list from an address or a file. Whose it is, its signature says.
 *
 * @param location an http, https or file address
 */
record TrustedListFetch(URI location, OutboundHttp http) implements ListFetch {

    private static final String FILE = "file";
    private static final Duration WITHIN = Duration.ofMinutes(1);

    @Override
    public byte[] fetch(int longest) throws IOException {
        if (!location.getScheme().equals(FILE)) {
            return http.get(location, longest, WITHIN);
        }
        try (InputStream content = Files.newInputStream(Path.of(location))) {
            return content.readNBytes(longest + 1);
        }
    }
}
