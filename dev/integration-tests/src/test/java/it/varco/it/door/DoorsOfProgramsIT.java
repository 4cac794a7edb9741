package it.varco.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Programs that bring name and password in a header: SAML's enhanced client (ECP), and Docker's. The realm that ships denies
 * both; where somebody puts Keycloak's own step back, the gate does.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsOfProgramsIT {

    private static final String BEFORE = "2020-10-15T12:00:00+02:00";
    private static final String AFTER = "2021-10-01T00:00:00+02:00";
    private static final String APPLICATION = "https://ecp.example.org/saml";
    private static final String NOBODY = "tecnico";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TargetKeycloak keycloak;
    private final TestRealm shipped;
    private final TestRealm opened;

    DoorsOfProgramsIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.shipped = world.newRealm(DoorsOfProgramsIT::withPrograms);
        this.opened = world.newRealm(json -> {
            withPrograms(json);
            json.path("authenticationFlows").forEach(flow -> {
                if (flow.path("alias").asText().equals("saml ecp")) {
                    ((ObjectNode) flow.path("authenticationExecutions").path(0))
                            .put("authenticator", "http-basic-authenticator");
                }
            });
        });
    }

    @BeforeAll
    void brunoHasHisPassword() {
        Bruno.getsPassword(shipped);
        Bruno.getsPassword(opened);
    }

    @AfterAll
    void close() {
        shipped.close();
        opened.close();
    }

    @Test
    void theServerSpeaksNoProtocolThatNoTestHereKnows() {
        List<String> protocols = new ArrayList<>();
        keycloak.admin()
                .get("/admin/serverinfo")
                .path("providers")
                .path("login-protocol")
                .path("providers")
                .fieldNames()
                .forEachRemaining(protocols::add);
        assertThat(protocols).containsExactlyInAnyOrder("openid-connect", "saml");
    }

    @Test
    void thereIsNoDoorForDocker() {
        shipped.clock().freeze(BEFORE);
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(shipped.url("/protocol/docker-v2/auth?service=registry&account=p-bruno"))
                        .header("Authorization", basic("p-bruno", Bruno.PASSWORD)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("token");
    }

    @Test
    void theRealmThatShipsLetsNoEnhancedClientIn() {
        shipped.clock().freeze(BEFORE);
        for (String account : List.of("p-bruno", Bruno.FISCAL_CODE, NOBODY)) {
            HttpResponse<String> answer = enhancedClient(shipped, account, Bruno.PASSWORD);
            assertThat(answer.body()).as(account).doesNotContain("Assertion ", "SessionIndex");
        }
        assertThat(shipped.admin().sessionCount()).isZero();
    }

    @Test
    void theGateLetsNoEnhancedClientInWhereTheRealmWould() {
        for (String instant : List.of(BEFORE, AFTER)) {
            opened.clock().freeze(instant);
            opened.admin().clearEvents();
            HttpResponse<String> answer = enhancedClient(opened, "p-bruno", Bruno.PASSWORD);
            assertThat(answer.body()).doesNotContain("SessionIndex", Bruno.FISCAL_CODE);
            assertThat(opened.admin().events("LOGIN_ERROR"))
                    .as(answer.body())
                    .extracting(
                            event -> event.path("details").path("varco_code").asText())
                    .contains("PLAN-S01");
            assertThat(opened.admin().sessionCount()).isZero();
        }
    }

    /** The twin: an account that is no person's comes in, with none of the roles that somebody assigned to it. */
    @Test
    void anAccountOfNobodysComesInAndHasNoProfile() {
        opened.clock().freeze(BEFORE);
        HttpResponse<String> answer = enhancedClient(opened, NOBODY, Bruno.PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("SessionIndex", "offline_access").doesNotContain("avvocati", "varco-office");
    }

    private static HttpResponse<String> enhancedClient(TestRealm realm, String account, String password) {
        URI endpoint = realm.url("/protocol/saml");
        String message =
                """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0"
                    IssueInstant="%s" Destination="%s" AssertionConsumerServiceURL="%s"
                    ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:PAOS">
                  <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">ecp</saml:Issuer>
                </samlp:AuthnRequest>
                </soap:Body></soap:Envelope>
                """.formatted(UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.SECONDS), endpoint, APPLICATION);
        return send(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "text/xml")
                .header("Authorization", basic(account, password))
                .POST(BodyPublishers.ofString(message)));
    }

    private static String basic(String account, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void withPrograms(ObjectNode json) {
        Bruno.in(json);
        ObjectNode nobody =
                json.withArray("users").addObject().put("username", NOBODY).put("enabled", true);
        nobody.putArray("realmRoles").add("offline_access").add("avvocati").add("varco-office");
        nobody.putArray("credentials").add(LegacyAccounts.hashed(Bruno.PASSWORD));
        ObjectNode client = json.withArray("clients").addObject();
        client.put("clientId", "ecp").put("protocol", "saml").put("fullScopeAllowed", true);
        client.putArray("redirectUris").add(APPLICATION);
        client.putObject("attributes")
                .put("saml.allow.ecp.flow", "true")
                .put("saml.client.signature", "false")
                .put("saml.server.signature", "true")
                .put("saml.authnstatement", "true");
    }
}
