package it.varco.spid.lint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses as the rules want them. */
final class WebAddress {

    private static final int LONGEST_ENTITY_ID = 1024;

    private WebAddress() {}

    static boolean isHttps(String text) {
        return uri(text).filter(uri -> "https".equals(uri.getScheme())).isPresent();
    }

    static boolean isWeb(String text) {
        return isHttps(text)
                || uri(text).filter(uri -> "http".equals(uri.getScheme())).isPresent();
    }

    static boolean isEntityId(String text) {
        return text.length() <= LONGEST_ENTITY_ID
                && isHttps(text)
                && uri(text)
                        .filter(uri -> uri.getPort() == -1
                                && uri.getRawQuery() == null
                                && uri.getRawFragment() == null
                                && uri.getRawUserInfo() == null)
                        .isPresent();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }
}
