package it.varco.testidp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The service providers that are trusted, read from their metadata when somebody they are not known to asks. */
final class ServiceProviders {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(1);
    private static final int LARGEST_METADATA = 1 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<URI, Trusted> trusted = new LinkedHashMap<>();
    private final Reader reader;

    ServiceProviders(Reader reader) {
        this.reader = reader;
    }

    /** Trusting once more forgets what was read, so that a test need not wait for changed metadata to be noticed. */
    synchronized void trust(URI metadata) {
        if (!isOnLoopback(metadata)) {
            throw new IllegalArgumentException("Only metadata on the loopback interface are trusted: " + metadata);
        }
        trusted.put(metadata, new Trusted(metadata));
    }

    /** The service provider of that name; fetches what it doesn't have yet. */
    Optional<ServiceProvider> find(String entityId) {
        Optional<ServiceProvider> known = known(entityId);
        return known.isPresent() ? known : refresh(entityId);
    }

    /** Fetches again what may hold that service provider, unless it was fetched a moment ago. */
    Optional<ServiceProvider> refresh(String entityId) {
        List<Trusted> all = all();
        List<Trusted> holders = all.stream().filter(one -> one.holds(entityId)).toList();
        (holders.isEmpty() ? all : holders).forEach(one -> one.fetch(http, reader, InstantSource.system()));
        return known(entityId);
    }

    /** Why metadata could not be read, for the page that a developer sees. */
    List<String> problems() {
        return all().stream().flatMap(one -> one.problem().stream()).toList();
    }

    private Optional<ServiceProvider> known(String entityId) {
        return all().stream()
                .flatMap(one -> one.serviceProvider().stream())
                .filter(provider -> provider.entityId().equals(entityId))
                .findFirst();
    }

    private synchronized List<Trusted> all() {
        return new ArrayList<>(trusted.values());
    }

    private static boolean isOnLoopback(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        if (!List.of("http", "https").contains(scheme)) {
            return false;
        }
        // Names other than localhost are not resolved: what they point to can change between this check and the fetch.
        boolean literal = host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
        try {
            return host.equalsIgnoreCase("localhost")
                    || literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /** By whose rules metadata are read. */
    @FunctionalInterface
    interface Reader {
        ServiceProvider read(byte[] metadata) throws InvalidMetadata;
    }

    /** One metadata address and what was last read there. */
    private static final class Trusted {
        private final URI metadata;
        private Optional<ServiceProvider> serviceProvider = Optional.empty();
        private Optional<String> problem = Optional.empty();
        private long nextFetchMillis;

        Trusted(URI metadata) {
            this.metadata = metadata;
        }

        synchronized Optional<ServiceProvider> serviceProvider() {
            return serviceProvider;
        }

        synchronized Optional<String> problem() {
            return problem;
        }

        synchronized boolean holds(String entityId) {
            return serviceProvider
                    .filter(provider -> provider.entityId().equals(entityId))
                    .isPresent();
        }

        synchronized void fetch(HttpClient http, Reader reader, InstantSource clock) {
            if (clock.millis() < nextFetchMillis) {
                return;
            }
            try {
                serviceProvider = Optional.of(reader.read(download(http)));
                problem = Optional.empty();
            } catch (InvalidMetadata | IOException e) {
                problem = Optional.of(metadata + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                problem = Optional.of(metadata + ": interrupted");
            }
            nextFetchMillis = clock.instant().plus(BETWEEN_FETCHES).toEpochMilli();
        }

        private byte[] download(HttpClient http) throws IOException, InterruptedException, InvalidMetadata {
            HttpRequest request =
                    HttpRequest.newBuilder(metadata).timeout(PATIENCE).build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new InvalidMetadata("answered with " + response.statusCode());
                }
                byte[] bytes = body.readNBytes(LARGEST_METADATA + 1);
                if (bytes.length > LARGEST_METADATA) {
                    throw new InvalidMetadata("longer than " + LARGEST_METADATA + " bytes");
                }
                return bytes;
            }
        }
    }
}
