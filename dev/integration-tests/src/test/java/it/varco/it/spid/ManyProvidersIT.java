package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve providers are a list, a thousand are searched, without JavaScript; nobody is first by habit in either. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyProvidersIT {

    private static final int LOADS = 12;

    private final TestRealm realm;
    private final JsonNode pattern;
    private HttpServer feed;

    ManyProvidersIT(TestRealm realm) throws IOException {
        this.realm = realm;
        String address = provider().path("config").path("registryFeed").asText();
        this.pattern = read(URI.create(address)).get(0);
    }

    @AfterEach
    void stop() {
        if (feed != null) {
            feed.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 40})
    void aFewAreAList(int number, Visitors visitors) throws IOException {
        realmWith(number);
        Visitor anna = visitors.next(options -> options.setJavaScriptEnabled(false));
        anna.open(realm.portal().resolve("/login"));
        AccessPage.of(anna).openSpid();
        Set<String> first = new HashSet<>();
        for (int load = 0; load < LOADS; load++) {
            anna.open(realm.portal().resolve("/login"));
            List<String> names = anna.page().locator(".varco-providers a").allTextContents();
            assertThat(names).hasSize(number);
            first.add(names.get(0));
        }
        // Twelve equal firsts of twelve have a chance of 12 to the minus eleven.
        assertThat(first).hasSizeGreaterThan(1);
    }

    @Test
    void aThousandAreSearched(Visitors visitors) throws IOException {
        realmWith(1000);
        Visitor anna = visitors.next(options -> options.setJavaScriptEnabled(false));
        anna.open(realm.portal().resolve("/login"));
        assertThat(anna.page().locator(".varco-providers a").count()).isZero();

        anna.page().fill("#spid-search", "gestòre numero 77");
        anna.page().keyboard().press("Enter");
        anna.page().locator(".varco-providers a").first().waitFor();
        // Ten end in 77 and ten begin with it, 777 in both ways; a word may stand anywhere in a name
        assertThat(anna.page().locator(".varco-providers a").allTextContents())
                .hasSize(19)
                .allMatch(name -> name.contains("77"));
        assertThat(anna.page().inputValue("#spid-search")).isEqualTo("gestòre numero 77");

        Set<List<String>> orders = new HashSet<>();
        for (int load = 0; load < 4; load++) {
            search(anna, "gestore");
            List<String> names = anna.page().locator(".varco-providers a").allTextContents();
            assertThat(names).hasSize(40);
            orders.add(names);
        }
        assertThat(orders).hasSize(4);

        search(anna, "<b>nessuno");
        assertThat(anna.page().locator("[role=alert]").innerText()).contains("<b>nessuno");
        assertThat(anna.page().locator(".varco-providers a").count()).isZero();

        search(anna, "numero 999");
        anna.page().locator(".varco-providers a").click();
        assertThat(anna.page().url()).contains("/entry-999/");
    }

    private static void search(Visitor visitor, String name) {
        visitor.page().fill("#spid-search", name);
        visitor.page().click("form[role=search] button[type=submit]");
        visitor.page().locator("form[role=search]").waitFor();
    }

    private void realmWith(int number) throws IOException {
        feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://localhost:" + feed.getAddress().getPort();
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < number; i++) {
            ObjectNode entry = pattern.deepCopy();
            entry.put("entity_id", "https://entry-" + i + ".example");
            entry.put("organization_name", "Gestore numero " + i + " S.p.A.");
            entry.put("organization_display_name", "Gestore numero " + i + " S.p.A.");
            ArrayNode services = entry.putArray("single_sign_on_service");
            services.addObject()
                    .put("Binding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect")
                    .put("Location", address + "/entry-" + i + "/sso");
            entries.add(entry);
        }
        byte[] body = new ObjectMapper().writeValueAsBytes(entries);
        feed.createContext("/many", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        feed.start();
        realm.admin()
                .updateIdentityProvider(
                        "spid",
                        provider -> ((ObjectNode) provider.get("config")).put("registryFeed", address + "/many"));
        realm.admin().post("/spid/registry", JsonNodeFactory.instance.objectNode());
        assertThat(realm.admin().get("/spid/registry").get("entries")).hasSize(number);
    }

    private static JsonNode read(URI address) throws IOException {
        try (InputStream feed = address.toURL().openStream()) {
            return new ObjectMapper().readTree(feed);
        }
    }

    private JsonNode provider() {
        return realm.admin().identityProvider("spid");
    }
}
