package it.varco.testidp;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Runs the test identity providers until the process is told to stop. */
public final class Main {
    private static final String USAGE = "Usage: it.varco.testidp.Main [--port PORT] [--trust METADATA-URL]..."
            + " [--trust-cie METADATA-URL]..."
            + " [--redirect OPENID-REDIRECT-URI]...";

    private Main() {}

    /**
     * Options: {@code --port} (8088) and, as often as wanted, {@code --trust} and {@code --trust-cie} with a loopback metadata address and
     * {@code --redirect} with a loopback address of the OpenID Connect client.
     */
    public static void main(String[] args) {
        try {
            Options options = Options.parse(List.of(args));
            SpidTestIdentityProviders providers = SpidTestIdentityProviders.start(options.port());
            options.trusted().forEach(providers::trust);
            options.trustedAtCie().forEach(providers::trustAtCie);
            OpenIdTestProvider inps = providers.inps();
            options.redirects().forEach(inps::trust);
            Runtime.getRuntime().addShutdownHook(new Thread(providers::close, "spid-test-idp-stop"));
            System.out.println("SPID test identity providers are ready: " + providers.baseUrl() + "/");
            System.out.println(
                    "OpenID Connect client of this start: " + inps.clientId() + ", secret " + inps.clientSecret());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ": " + e.getCause().getMessage());
            System.exit(1);
        }
    }

    /** What the command line asks for. */
    record Options(int port, List<URI> trusted, List<URI> trustedAtCie, List<URI> redirects) {

        static Options parse(List<String> args) {
            int port = 8088;
            List<URI> trusted = new ArrayList<>();
            List<URI> trustedAtCie = new ArrayList<>();
            List<URI> redirects = new ArrayList<>();
            for (int i = 0; i < args.size(); i += 2) {
                if (i + 1 == args.size()) {
                    throw new IllegalArgumentException(args.get(i) + " needs a value, or is unknown");
                }
                String value = args.get(i + 1);
                switch (args.get(i)) {
                    case "--port" -> port = port(value);
                    case "--trust" -> trusted.add(URI.create(value));
                    case "--trust-cie" -> trustedAtCie.add(URI.create(value));
                    case "--redirect" -> redirects.add(URI.create(value));
                    default -> throw new IllegalArgumentException("Unknown option " + args.get(i));
                }
            }
            return new Options(port, List.copyOf(trusted), List.copyOf(trustedAtCie), List.copyOf(redirects));
        }

        private static int port(String value) {
            try {
                int port = Integer.parseInt(value);
                if (port >= 0 && port <= 65535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Told below, with the numbers that are no port.
            }
            throw new IllegalArgumentException("Not a port: " + value);
        }
    }
}
