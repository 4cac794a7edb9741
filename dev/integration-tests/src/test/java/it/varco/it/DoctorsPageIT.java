package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.page.AccessPage;
import it.varco.it.page.DoctorPage;
import it.varco.testidp.People;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page {@code access-policy/doctor}: it says what the call says, and what has been put right is gone. */
@VarcoTest
class DoctorsPageIT {

    private static final int DESKTOP = 1280;
    private static final int NARROWEST = 320;
    private static final int TWENTY_MINUTES = 20 * 60;

    private final TestRealm realm;

    DoctorsPageIT(TestRealm realm) {
        this.realm = realm;
    }

    static Stream<View> views() {
        return View.in(DESKTOP, NARROWEST);
    }

    @BeforeAll
    static void everybodyIsThere(TestRealm realm) {
        realm.loadCast();
    }

    @BeforeEach
    void april() {
        realm.clock().freeze("2021-04-06T09:00:00+02:00");
    }

    @AfterEach
    void soundAgain() {
        timeout(60 * 60);
        unmanagedAttributes("");
    }

    @Test
    void aSoundRealmHasNothingToPutRight(Visitor director) {
        open(director);
        assertThat(findings()).isEmpty();
        assertThat(DoctorPage.of(director).nothing())
                .containsText("Nessun problema: i %d controlli".formatted(rules()));
        assertThat(DoctorPage.of(director).problems()).hasCount(0);
    }

    @Test
    void theDirectorReadsWhatTheCallSaysErrorsFirst(Visitor director) {
        timeout(TWENTY_MINUTES);
        unmanagedAttributes("ENABLED");
        open(director);

        DoctorPage page = DoctorPage.of(director);
        assertThat(page.severities()).hasText(new String[] {"Errori: 1", "Avvisi: 1", "In ordine: " + (rules() - 2)});
        assertThat(page.problems()).hasText(new String[] {"DOC-04", "DOC-10"});
        assertThat(findings()).hasSize(2).allSatisfy(finding -> {
            assertThat(page.problem(finding.path("code").asText()).locator("p[lang=en]"))
                    .hasText(finding.path("text").asText());
            assertThat(page.problem(finding.path("code").asText()).locator("li"))
                    .hasText(new String[] {finding.path("subject").asText()});
        });
        assertThat(PersonalData.in(director.page().locator("main").innerHTML())).isEmpty();
    }

    @Test
    void whatHasBeenPutRightIsGoneAtTheNextLook(Visitor director) {
        timeout(TWENTY_MINUTES);
        Instant before = Instant.now();
        open(director);
        DoctorPage page = DoctorPage.of(director);
        assertThat(page.problems()).hasText(new String[] {"DOC-10"});
        Instant first = Instant.parse(page.looked().getAttribute("datetime"));
        assertThat(first).isBetween(before, Instant.now());

        timeout(60 * 60);
        page.lookAgain();
        assertThat(page.nothing()).isVisible();
        assertThat(page.problems()).hasCount(0);
        assertThat(Instant.parse(page.looked().getAttribute("datetime"))).isAfter(first);
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePageIsAccessible(View view, Visitors visitors) {
        Visitor director = view.visitor(visitors);
        open(director);
        view.check(director, "doctor-nothing");
        timeout(TWENTY_MINUTES);
        unmanagedAttributes("ENABLED");
        DoctorPage.of(director).lookAgain();
        assertThat(DoctorPage.of(director).problems()).hasCount(2);
        view.check(director, "doctor");
    }

    private void open(Visitor visitor) {
        visitor.open(realm.url(DoctorPage.PATH));
        AccessPage.of(visitor)
                .openSpid()
                .choose("Alfa Identità")
                .signIn(People.named("direzione").orElseThrow());
        visitor.page().waitForURL(realm.url(DoctorPage.PATH).toString());
    }

    private void timeout(int seconds) {
        realm.admin().update(json -> json.put("accessCodeLifespanLogin", seconds));
    }

    private void unmanagedAttributes(String policy) {
        ObjectNode profile = (ObjectNode) realm.admin().get("/users/profile");
        if (policy.isEmpty()) {
            profile.remove("unmanagedAttributePolicy");
        } else {
            profile.put("unmanagedAttributePolicy", policy);
        }
        realm.admin().put("/users/profile", profile);
    }

    private List<JsonNode> findings() {
        return StreamSupport.stream(
                        realm.admin()
                                .get("/access-policy/doctor")
                                .path("findings")
                                .spliterator(),
                        false)
                .toList();
    }

    private int rules() {
        return realm.admin().get("/access-policy/doctor").path("examined").size();
    }
}
