package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import it.varco.it.kit.StockKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a first visit costs, with nothing in the browser's cache: requests, and bytes on the wire as the server compresses them. */
@VarcoTest
class WeightOfPagesIT {

    private static final int MOST_REQUESTS = 10;
    private static final int MOST_BYTES = 60_000;
    private static final String PKCE =
            "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private record Weight(int requests, int bytes, int violations, List<String> addresses) {}

    private final TestRealm realm;

    WeightOfPagesIT(TestRealm realm) {
        this.realm = realm;
    }

    @Test
    void pagesAreLightAndComeFromHereAlone(Visitors visitors) throws IOException {
        Map<String, Weight> table = new LinkedHashMap<>();
        table.put("access page", weigh(visitors, authorization("portal")));
        table.put(
                "choice of the SPID provider",
                weigh(visitors, URI.create(authorization("portal") + "&kc_idp_hint=spid")));
        table.put("error", weigh(visitors, authorization("nobody")));
        table.put("sign-out", weigh(visitors, realm.url("/protocol/openid-connect/logout")));
        try (StockKeycloak stock = StockKeycloak.start()) {
            URI page = URI.create(
                    "%s/realms/master/protocol/openid-connect/auth?client_id=security-admin-console&response_type=code&scope=openid&redirect_uri=%s%s"
                            .formatted(
                                    stock.baseUrl(),
                                    URLEncoder.encode(
                                            stock.baseUrl() + "/admin/master/console/", StandardCharsets.UTF_8),
                                    PKCE));
            table.put("Keycloak’s own sign-in page (keycloak.v2)", weigh(visitors, page));
        }
        StringBuilder text = new StringBuilder("| page | axe violations | requests | bytes |\n|---|---|---|---|\n");
        table.forEach((name, weight) -> text.append(
                "| %s | %d | %d | %,d |%n".formatted(name, weight.violations(), weight.requests(), weight.bytes())));
        Files.writeString(Path.of(System.getProperty("varco.output"), "gallery", "weights.md"), text);

        table.entrySet().stream().limit(table.size() - 1).forEach(page -> {
            assertThat(page.getValue().requests()).as(page.getKey()).isLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(page.getValue().bytes()).as(page.getKey()).isBetween(5_000, MOST_BYTES);
            assertThat(page.getValue().violations()).as(page.getKey()).isZero();
            assertThat(page.getValue().addresses())
                    .allMatch(address -> address.startsWith("data:")
                            || address.startsWith(realm.url("").resolve("/").toString()));
        });
    }

    @Test
    void whatPagesLoadIsKeptForLongUnderOurVersion(Visitor visitor) {
        List<String> kept = new ArrayList<>();
        visitor.page().onResponse(response -> {
            if (response.url().contains("/login/varco/")) {
                kept.add(response.headerValue("cache-control"));
                assertThat(response.url()).containsPattern("/login/varco/\\d+\\.\\d+\\.\\d+[^/]*/");
            }
        });
        visitor.open(authorization("portal"));
        assertThat(kept).isNotEmpty().allMatch(header -> header.contains("max-age=2592000"));
    }

    private Weight weigh(Visitors visitors, URI address) {
        Visitor visitor = visitors.next();
        CDPSession network = visitor.context().newCDPSession(visitor.page());
        network.send("Network.enable");
        List<String> addresses = new ArrayList<>();
        int[] bytes = {0};
        network.on(
                "Network.requestWillBeSent",
                (JsonObject event) -> addresses.add(
                        event.getAsJsonObject("request").get("url").getAsString()));
        network.on(
                "Network.loadingFinished",
                (JsonObject event) -> bytes[0] += event.get("encodedDataLength").getAsInt());
        visitor.open(address);
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        List<String> fetched =
                addresses.stream().filter(url -> !url.startsWith("data:")).toList();
        return new Weight(
                fetched.size(), bytes[0], View.violations(visitor.page()).size(), List.copyOf(addresses));
    }

    private URI authorization(String client) {
        return realm.url("/protocol/openid-connect/auth?client_id=%s&response_type=code&scope=openid&redirect_uri=%s%s"
                .formatted(
                        client,
                        URLEncoder.encode(realm.portal().resolve("/callback").toString(), StandardCharsets.UTF_8),
                        PKCE));
    }
}
