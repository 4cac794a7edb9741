package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.Refusal;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service for professionals, or for certain ages, says so to the identity provider, which judges the whole request. */
@VarcoTest
class ProfessionalsAndMinorsIT {

    private final TestRealm realm;
    private final SpidTestIdentityProviders providers;
    private final TestIdentityProvider beta;
    private final Levels levels;

    ProfessionalsAndMinorsIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.providers = providers;
        this.beta = providers.named("beta");
        this.levels = new Levels(realm);
    }

    @AfterEach
    void asShipped() {
        levels.asShipped();
        binding("REDIRECT");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "REDIRECT, P,  -,     -",
                "REDIRECT, LP, -,     -",
                "REDIRECT, PG, -,     -",
                "REDIRECT, PF, -,     -",
                "REDIRECT, PX, -,     -",
                "REDIRECT, -,  14-17, 17",
                "REDIRECT, -,  14-,   99",
                "REDIRECT, P,  14-99, 99",
                "POST,     PG, -,     -",
                "POST,     -,  14-17, 17",
                "POST,     P,  14-,   99"
            })
    void theProviderTakesTheRequest(String binding, String purpose, String ages, String oldest) {
        binding(binding);
        levels.client(
                "portal", Map.of("purpose", purpose == null ? "" : purpose, "age-limit", ages == null ? "" : ages));
        List<Refusal> before = providers.refusals();
        ReceivedRequest sent = sentAndTaken(new HttpPerson(realm), binding);
        assertThat(providers.refusals()).isEqualTo(before);
        assertSaid(sent, purpose, oldest);
    }

    @Test
    void nothingIsSaidForAServiceForEverybody() {
        assertThat(sentAndTaken(new HttpPerson(realm), "REDIRECT").xml()).doesNotContain("Extensions");
    }

    private ReceivedRequest sentAndTaken(HttpPerson person, String binding) {
        HttpPerson.Page page = person.get(person.startLink(person.openSignIn(), beta));
        if ("REDIRECT".equals(binding)) {
            assertThat(person.get(page.address()).status()).isEqualTo(200);
            return ReceivedRequest.fromRedirect(page.address());
        }
        URI location = page.formTo(beta.singleSignOnLocation().getPath());
        Map<String, String> fields = page.fieldsTo(beta.singleSignOnLocation().getPath());
        assertThat(person.post(location, fields).status()).isEqualTo(200);
        return ReceivedRequest.fromPost(fields.get("SAMLRequest"), fields.get("RelayState"));
    }

    private static void assertSaid(ReceivedRequest sent, String purpose, String oldest) {
        if (purpose != null) {
            assertThat(sent.xml())
                    .contains("<spid:Purpose xmlns:spid=\"https://spid.gov.it/saml-extensions\">" + purpose
                            + "</spid:Purpose>");
        }
        if (oldest != null) {
            assertThat(sent.xml())
                    .contains(
                            "<spid:AgeLimit xmlns:spid=\"https://spid.gov.it/saml-extensions\"><spid:MinAge>14</spid:MinAge>",
                            "<spid:MaxAge>" + oldest + "</spid:MaxAge>");
        }
    }

    private void binding(String binding) {
        realm.admin()
                .updateIdentityProvider(
                        "spid", provider -> provider.withObject("/config").put("requestBinding", binding));
    }
}
