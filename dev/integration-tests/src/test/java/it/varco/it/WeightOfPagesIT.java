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
import it.varco.it.kit.World;
import it.varco.it.page.AccessPage;
import it.varco.it.page.CalendarPage;
import it.varco.it.page.DelegationsPage;
import it.varco.it.page.OfficePage;
import it.varco.testidp.People;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a first visit costs, with nothing in the browser's cache: requests, and bytes on the wire as the server compresses them. */
@VarcoTest
class WeightOfPagesIT {

    private static final Path TABLE = Path.of("../../docs/developers/pages.md");
    private static final String STOCK = "Keycloak’s own sign-in page (keycloak.v2)";
    private static final int MOST_REQUESTS = 10;

    /** The access page may weigh 60 kilobytes, others less; the calendar is a table of every profile on every way in. */
    private static final Map<String, Integer> MOST_BYTES = Map.of(
            "access page", 60_000,
            "choice of the SPID provider", 54_000,
            "error", 52_000,
            "sign-out", 52_000,
            "office", 52_000,
            "delegations", 54_000,
            "calendar", 76_000);

    /** Addresses and days are not equally long in every run. */
    private static final double TOLERANCE = 0.05;

    private static final String PKCE =
            "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private record Weight(int requests, int bytes, int violations, List<String> addresses) {

        String row(String name) {
            return "| %s | %d | %d | %,d |%n".formatted(name, violations, requests, bytes);
        }

        /** Whether a table says the same of a page, save for a few bytes. */
        boolean isAsIn(String table, String name) {
            Matcher row = Pattern.compile(
                            "^\\| %s \\| %d \\| %d \\| ([\\d,]+) \\|$"
                                    .formatted(Pattern.quote(name), violations, requests),
                            Pattern.MULTILINE)
                    .matcher(table);
            return row.find() && Math.abs(Integer.parseInt(row.group(1).replace(",", "")) - bytes) <= bytes * TOLERANCE;
        }
    }

    private final TestRealm realm;

    WeightOfPagesIT(TestRealm realm) {
        this.realm = realm;
    }

    @Test
    void pagesAreLightComeFromHereAloneAndAreAsThePageForDevelopersSays(Visitors visitors, World world)
            throws IOException {
        realm.loadCast();
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        Map<String, Weight> table = new LinkedHashMap<>();
        table.put("access page", weigh(visitors.next(), authorization("portal")));
        table.put(
                "choice of the SPID provider",
                weigh(visitors.next(), URI.create(authorization("portal") + "&kc_idp_hint=spid")));
        table.put("error", weigh(visitors.next(), authorization("nobody")));
        table.put("sign-out", weigh(visitors.next(), realm.url("/protocol/openid-connect/logout")));
        table.put("office", weighSignedIn(visitors, "ufficio", OfficePage.PATH));
        table.put("delegations", weighSignedIn(visitors, "anna", DelegationsPage.PATH));
        table.put("calendar", weighSignedIn(visitors, "direzione", CalendarPage.PATH));
        Weight stock = weighStock(visitors, world.stockKeycloak());
        StringBuilder text = new StringBuilder("| page | axe violations | requests | bytes |\n|---|---|---|---|\n");
        table.forEach((name, weight) -> text.append(weight.row(name)));
        text.append(stock.row(STOCK));
        Files.writeString(Path.of(System.getProperty("varco.output"), "gallery", "weights.md"), text);

        table.forEach((name, weight) -> {
            assertThat(weight.requests()).as(name).isLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(weight.bytes()).as(name).isBetween(5_000, MOST_BYTES.get(name));
            assertThat(weight.violations()).as(name).isZero();
            assertThat(weight.addresses())
                    .allMatch(address -> address.startsWith("data:")
                            || address.startsWith(realm.url("").resolve("/").toString()));
        });
        table.put(STOCK, stock);
        String said = Files.readString(TABLE);
        table.forEach((name, weight) -> assertThat(weight.isAsIn(said, name))
                .as("%s in %s; measured now:%n%s", name, TABLE, text)
                .isTrue());
    }

    private Weight weighSignedIn(Visitors visitors, String name, String path) {
        Visitor first = visitors.next();
        first.open(realm.url(path));
        AccessPage.of(first)
                .openSpid()
                .choose("Alfa Identità")
                .signIn(People.named(name).orElseThrow());
        first.page().waitForURL(realm.url(path).toString());
        String cookies = first.context().storageState();
        return weigh(visitors.next(options -> options.setStorageState(cookies)), realm.url(path));
    }

    private static Weight weighStock(Visitors visitors, StockKeycloak stock) {
        return weigh(
                visitors.next(),
                URI.create(
                        "%s/realms/master/protocol/openid-connect/auth?client_id=security-admin-console&response_type=code&scope=openid&redirect_uri=%s%s"
                                .formatted(
                                        stock.baseUrl(),
                                        URLEncoder.encode(
                                                stock.baseUrl() + "/admin/master/console/", StandardCharsets.UTF_8),
                                        PKCE)));
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

    private static Weight weigh(Visitor visitor, URI address) {
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
