package it.varco.cns.keycloak;

import java.net.URI;
import java.util.Locale;

/**
 * An origin at which browsers are asked for a certificate: another port of the server's host name, or another host name.
 *
 * @param host in lower case
 * @param port the port, also where it is the scheme's own
 */
record CardOrigin(String host, int port) {

    private static final String SCHEME = "https";
    private static final int ITS_PORT = 443;

    /** @throws IllegalArgumentException where the text is more or less than an https origin */
    static CardOrigin parse(String text) {
        URI address = URI.create(text);
        boolean isOrigin = SCHEME.equals(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawPath().isEmpty()
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!isOrigin) {
            throw new IllegalArgumentException("an origin is https://, a host name and a port, and nothing else");
        }
        return new CardOrigin(address.getHost().toLowerCase(Locale.ROOT), port(address));
    }

    /** Whether a request came in here. */
    boolean isOf(URI request) {
        return SCHEME.equalsIgnoreCase(request.getScheme())
                && host.equalsIgnoreCase(request.getHost())
                && port == port(request);
    }

    /** Whether a browser sends the cookies of that address here, too: they know hosts and no ports. */
    boolean sharesCookiesWith(URI address) {
        return host.equalsIgnoreCase(address.getHost());
    }

    /** As browsers write it: without the port that is the scheme's own (RFC 6454, section 6.2). */
    String name() {
        return port == ITS_PORT ? "%s://%s".formatted(SCHEME, host) : "%s://%s:%d".formatted(SCHEME, host, port);
    }

    /** The same address here. */
    String at(URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return "%s://%s:%d%s%s".formatted(SCHEME, host, port, address.getRawPath(), query);
    }

    private static int port(URI address) {
        return address.getPort() == -1 ? ITS_PORT : address.getPort();
    }
}
