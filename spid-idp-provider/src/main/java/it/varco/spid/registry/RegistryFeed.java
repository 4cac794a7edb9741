package it.varco.spid.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.policy.stage.Stage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads AgID's registry in its JSON form ({@code entities-idp?output=json}). An entry that is withdrawn, or that lacks a
 * readable certificate or a place to send requests to, is left out and named; the others stand.
 */
public final class RegistryFeed {

    /** The largest feed that is read, in characters. */
    public static final int LONGEST = 8 * 1024 * 1024;

    private static final int LONGEST_NAME = 120;
    private static final DateTimeFormatter CHANGED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    static final int LONGEST_ENTITY_ID = 1024;

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxDocumentLength(LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a feed.
     *
     * @param stage in rehearsal a location may be http on loopback
     *
     * @throws RegistryFeedException where the text as a whole is no feed
     */
    public RegistryReading read(String feed, Stage stage) throws RegistryFeedException {
        JsonNode root = parse(feed);
        if (!root.isArray()) {
            throw new RegistryFeedException("the feed is not a JSON array");
        }
        List<RegistryEntry> entries = new ArrayList<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (JsonNode node : root) {
            String entityId = node.path("entity_id").asText("");
            if (entityId.isBlank() || entityId.length() > LONGEST_ENTITY_ID) {
                leftOut.put("entry " + (entries.size() + leftOut.size() + 1), "it has no usable entity_id");
                continue;
            }
            try {
                entries.add(entry(entityId, node, stage));
            } catch (RegistryFeedException unusable) {
                leftOut.put(entityId, unusable.getMessage());
            }
        }
        return new RegistryReading(new Registry(entries), Collections.unmodifiableMap(leftOut), changedAt(root));
    }

    private JsonNode parse(String feed) throws RegistryFeedException {
        try {
            return json.readTree(feed);
        } catch (JsonProcessingException notJson) {
            throw new RegistryFeedException("the feed is not JSON");
        }
    }

    /** When each entry was last changed, withdrawn ones included. */
    private static Map<String, Instant> changedAt(JsonNode root) {
        Map<String, Instant> changedAt = new LinkedHashMap<>();
        root.forEach(node -> instant(node.path("lastupdate_date").asText(""))
                .ifPresent(changed -> changedAt.put(node.path("entity_id").asText(""), changed)));
        changedAt.remove(RegistryReading.WHOLE);
        return changedAt;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, CHANGED).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static RegistryEntry entry(String entityId, JsonNode node, Stage stage) throws RegistryFeedException {
        TestEntries.refuseIn(stage, entityId);
        if (isSet(node, "_deleted") || isSet(node, "_disabled")) {
            throw new RegistryFeedException("withdrawn from the federation");
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (JsonNode certificate : node.path("signing_certificate_x509")) {
            certificates.add(certificate(certificate.asText()));
        }
        Map<Binding, URI> singleSignOn = new EnumMap<>(Binding.class);
        for (JsonNode service : node.path("single_sign_on_service")) {
            Optional<Binding> binding = Binding.of(service.path("Binding").asText());
            if (binding.isPresent()) {
                singleSignOn.putIfAbsent(
                        binding.get(), location(service.path("Location").asText(), stage));
            }
        }
        Map<Binding, LogoutService> singleLogout = new EnumMap<>(Binding.class);
        for (JsonNode service : node.path("single_logout_service")) {
            Binding.of(service.path("Binding").asText())
                    .ifPresent(binding -> logoutService(
                                    service.path("Location").asText(""),
                                    service.path("ResponseLocation").asText(""),
                                    stage)
                            .ifPresent(found -> singleLogout.putIfAbsent(binding, found)));
        }
        return entry(entityId, name(entityId, node), certificates, singleSignOn, singleLogout);
    }

    /** The entry, where it has what an entry needs. */
    static RegistryEntry entry(
            String entityId,
            String name,
            List<X509Certificate> certificates,
            Map<Binding, URI> singleSignOn,
            Map<Binding, LogoutService> singleLogout)
            throws RegistryFeedException {
        if (certificates.isEmpty()) {
            throw new RegistryFeedException("it has no signing certificate");
        }
        if (singleSignOn.isEmpty()) {
            throw new RegistryFeedException("it has no single sign-on service by POST or Redirect");
        }
        return new RegistryEntry(
                entityId,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                certificates,
                singleSignOn,
                singleLogout);
    }

    /** One that cannot be used is as none: people sign in all the same. */
    static Optional<LogoutService> logoutService(String location, String responseLocation, Stage stage) {
        Optional<URI> requests = FederationUri.of(location, stage);
        Optional<URI> answers = responseLocation.isEmpty() ? requests : FederationUri.of(responseLocation, stage);
        return requests.flatMap(to -> answers.map(back -> new LogoutService(to, back)));
    }

    private static boolean isSet(JsonNode node, String flag) {
        return "Y".equalsIgnoreCase(node.path(flag).asText("N"));
    }

    private static String name(String entityId, JsonNode node) {
        return List.of("organization_display_name", "organization_name").stream()
                .map(field -> node.path(field).asText("").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(entityId);
    }

    static X509Certificate certificate(String base64) throws RegistryFeedException {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw new RegistryFeedException("it has a certificate that cannot be read");
        }
    }

    static URI location(String text, Stage stage) throws RegistryFeedException {
        return FederationUri.of(text, stage)
                .orElseThrow(
                        () -> new RegistryFeedException(
                                "it has a single sign-on location that is not https (http on loopback is for stage rehearsal)"));
    }
}
