package it.varco.spid.registry;

import it.varco.policy.stage.Stage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Where the federation may be talked to: https, and in rehearsal also http on loopback. */
public final class FederationUri {

    private FederationUri() {}

    /** The address, if a realm of that stage may use it. */
    public static Optional<URI> of(String text, Stage stage) {
        try {
            URI uri = new URI(text);
            boolean usable = uri.getHost() != null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || (stage == Stage.REHEARSAL && isLoopback(uri)));
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme())
                && List.of("localhost", "127.0.0.1").contains(uri.getHost());
    }
}
