package it.varco.it.inps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.Level;
import it.varco.testidp.OpenIdTestProvider;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signs in by PIN INPS, into which account, and what the application is told. */
@VarcoTest
class InpsSignInIT {

    private static final Person GIULIA = InpsPeople.named("giulia").orElseThrow();
    private static final Person IRENE = InpsPeople.named("irene").orElseThrow();
    private static final Person LUCA = InpsPeople.named("luca").orElseThrow();

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final OpenIdTestProvider inps;
    private final TestIdentityProvider alfa;

    InpsSignInIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.inps = providers.inps();
        this.alfa = providers.named("alfa");
    }

    @BeforeEach
    void whileThePinIsAccepted() {
        realm.clock().freeze("2020-06-01T10:00:00+02:00");
    }

    @Test
    void theApplicationIsToldWhoAndHow() {
        Instant before = Instant.now();
        HttpPerson giulia = new HttpPerson(realm);

        JsonNode claims = giulia.claims(giulia.signIn(inps, GIULIA));

        assertThat(claims.get("acr").asText()).isEqualTo("urn:varco:acr:pin-inps");
        assertThat(claims.get("amr")).extracting(JsonNode::asText).containsExactly("pin-inps");
        assertThat(Instant.ofEpochSecond(claims.get("auth_time").asLong()))
                .isBetween(before.minusSeconds(1), Instant.now());
        assertThat(claims.get("fiscal_number").asText()).isEqualTo(GIULIA.fiscalCode());
        assertThat(claims.get("name").asText()).isEqualTo("Giulia Riva");
    }

    @Test
    void thePersonOfAFirstSignInIsFoundBySpidLater() {
        HttpPerson byInps = new HttpPerson(realm);
        JsonNode first = byInps.claims(byInps.signIn(inps, LUCA));
        HttpPerson bySpid = new HttpPerson(realm);
        JsonNode later = bySpid.claims(bySpid.post(alfa.answerTo(bySpid.ask(alfa), LUCA, Level.L2)));

        assertThat(later.get("sub")).isEqualTo(first.get("sub"));
        assertThat(later.get("acr").asText()).isEqualTo(Level.L2.uri());
        JsonNode account = onlyAccount(LUCA);
        assertThat(account.get("username").asText()).matches("p-[0-9a-f]{32}");
        assertThat(realm.admin().federatedIdentities(account.get("id").asText()))
                .extracting(link -> link.get("identityProvider").asText())
                .containsExactlyInAnyOrder("inps", "spid");
    }

    @Test
    void thePersonWhoIsKnownBySpidIsFoundByInps() {
        Person anna = People.named("anna").orElseThrow();
        HttpPerson bySpid = new HttpPerson(realm);
        JsonNode first = bySpid.claims(bySpid.post(alfa.answerTo(bySpid.ask(alfa), anna, Level.L2)));
        HttpPerson byInps = new HttpPerson(realm);
        inps.nextClaims(claims -> {
            claims.put("sub", "anna-at-inps");
            claims.put("fiscal_number", anna.fiscalCode());
        });

        JsonNode later = byInps.claims(byInps.signIn(inps, GIULIA));

        assertThat(later.get("sub")).isEqualTo(first.get("sub"));
        assertThat(later.get("acr").asText()).isEqualTo("urn:varco:acr:pin-inps");
        onlyAccount(anna);
    }

    @Test
    void theCodeMayComeAsSpidWritesIt() {
        HttpPerson giulia = new HttpPerson(realm);
        inps.nextClaims(claims -> claims.put("fiscal_number", "TINIT-" + GIULIA.fiscalCode()));
        assertThat(giulia.claims(giulia.signIn(inps, GIULIA))
                        .get("fiscal_number")
                        .asText())
                .isEqualTo(GIULIA.fiscalCode());
    }

    @Test
    void anAddressJoinsNobody() {
        Person olga = People.named("olga").orElseThrow();
        String other = realm.admin()
                .createUser(JsonNodeFactory.instance
                        .objectNode()
                        .put("username", "somebody-else")
                        .put("email", "shared@example.org")
                        .put("emailVerified", true)
                        .put("enabled", true));
        HttpPerson person = new HttpPerson(realm);
        inps.nextClaims(claims -> {
            claims.put("sub", "olga-at-inps");
            claims.put("fiscal_number", olga.fiscalCode());
            claims.put("email", "shared@example.org");
            claims.put("email_verified", true);
        });

        JsonNode claims = person.claims(person.signIn(inps, GIULIA));

        assertThat(claims.get("sub").asText()).isNotEqualTo(other);
        assertThat(realm.admin().federatedIdentities(other)).isEmpty();
        assertThat(onlyAccount(olga).path("email").asText()).isEmpty();
    }

    @Test
    void noEventOrLogTellsTheCodeWhereTheProviderNamesPeopleByIt() {
        Person rita = People.named("rita").orElseThrow();
        int logBefore = keycloak.log().length();
        for (int i = 0; i < 2; i++) {
            HttpPerson person = new HttpPerson(realm);
            inps.nextClaims(claims -> {
                claims.put("sub", rita.fiscalCode());
                claims.put("preferred_username", rita.fiscalCode());
                claims.put("fiscal_number", rita.fiscalCode());
            });
            person.claims(person.signIn(inps, GIULIA));
        }

        String account = onlyAccount(rita).get("id").asText();
        List<JsonNode> hers = realm.admin().events().stream()
                .filter(event -> account.equals(event.path("userId").asText()))
                .toList();
        assertThat(hers).isNotEmpty();
        assertThat(PersonalData.in(realm.admin().events().toString())).isEmpty();
        assertThat(PersonalData.in(keycloak.log().substring(logBefore))).isEmpty();
    }

    @Test
    void aFirstSignInThatSomebodyLeftInTheTabIsNotTheNextPersons() {
        HttpPerson desk = new HttpPerson(realm);
        HttpPerson before = new HttpPerson(realm);
        before.claims(before.signIn(inps, GIULIA));
        URI start = desk.startLink(desk.openSignIn(), alfa);
        desk.postAndStop(
                alfa.answerTo(desk.follow(start), People.named("hassan").orElseThrow(), Level.L2));

        JsonNode claims = desk.claims(desk.signIn(inps, GIULIA));

        assertThat(claims.get("fiscal_number").asText()).isEqualTo(GIULIA.fiscalCode());
        assertThat(realm.admin()
                        .federatedIdentities(onlyAccount(GIULIA).get("id").asText()))
                .extracting(link -> link.get("identityProvider").asText())
                .doesNotContain("spid");
        assertThat(realm.admin()
                        .usersWith(
                                "fiscalNumber",
                                People.named("hassan").orElseThrow().fiscalCode()))
                .isEmpty();
    }

    @Test
    void anInpsFirstSignInThatSomebodyLeftIsNotTheNextPersonsEither() {
        HttpPerson desk = new HttpPerson(realm);
        desk.getAndStop(inps.answerTo(desk.ask(inps), IRENE));

        JsonNode claims = desk.claims(desk.signIn(inps, GIULIA));

        assertThat(claims.get("fiscal_number").asText()).isEqualTo(GIULIA.fiscalCode());
        assertThat(realm.admin().usersWith("fiscalNumber", IRENE.fiscalCode())).isEmpty();
    }

    private JsonNode onlyAccount(Person person) {
        List<JsonNode> accounts = realm.admin().usersWith("fiscalNumber", person.fiscalCode());
        assertThat(accounts).hasSize(1);
        return accounts.get(0);
    }
}
