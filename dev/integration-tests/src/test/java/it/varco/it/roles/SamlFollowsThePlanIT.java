package it.varco.it.roles;

import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.XmlDocument;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a SAML application gets of the plan: roles, the end of its session, and why nobody came. */
@VarcoTest
class SamlFollowsThePlanIT {

    private static final String STATEMENT = "//saml:AuthnStatement";
    private static final String ACTION = "required-action";

    private final TestRealm realm;
    private final Records records;
    private final Doors doors;
    private final SamlApplication application;

    SamlFollowsThePlanIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.records = new Records(realm);
        this.doors = new Doors(realm, providers);
        this.application = new SamlApplication(realm);
    }

    @Test
    void theRoleListHoldsWhatThePlanAllows() {
        Person bruno = person("bruno");
        records.put(bruno, grant("avvocati", "office", "active"), grant("ditte", "open", "active"));
        realm.clock().freeze("2020-12-15T10:00:00+01:00");
        HttpPerson strong = new HttpPerson(realm);
        XmlDocument all = SamlApplication.answer(doors.spid(strong, strong.get(application.signInAddress()), bruno));
        assertThat(SamlApplication.roles(all)).contains("avvocati", "ditte");

        HttpPerson weak = new HttpPerson(realm);
        HttpPerson.Page notice = doors.inps(weak, weak.get(application.signInAddress()), bruno);
        XmlDocument some = SamlApplication.answer(weak.post(notice.formTo(ACTION), Map.of("varco", "continue")));
        assertThat(SamlApplication.roles(some)).contains("ditte").doesNotContain("avvocati");
    }

    @Test
    void theApplicationsSessionEndsWithTheRoles() {
        Person carla = person("carla");
        records.put(carla, grant("ditte", "open", "active"));
        realm.clock().freeze("2021-09-30T23:58:59.500+02:00");
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page notice = doors.inps(browser, browser.get(application.signInAddress()), carla);
        XmlDocument answer = SamlApplication.answer(browser.post(notice.formTo(ACTION), Map.of("varco", "continue")));
        assertThat(Duration.between(
                        Instant.parse(answer.text(STATEMENT + "/@AuthnInstant")),
                        Instant.parse(answer.text(STATEMENT + "/@SessionNotOnOrAfter"))))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aRefusalComesWithNoAssertionAndTheReasonToStepUp() {
        Person dario = person("dario");
        records.put(dario, grant("ditte", "open", "active"));
        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        HttpPerson browser = new HttpPerson(realm);
        // Nobody can come in by the weak door any more, so the access page offers it to none: the link is of the day
        // before.
        realm.clock().freeze("2021-09-30T23:59:59+02:00");
        HttpPerson.Page accessPage = browser.get(application.signInAddress());
        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        HttpPerson.Page refused = doors.inps(browser, accessPage, dario);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        XmlDocument answer = SamlApplication.answer(browser.post(refused.formTo(ACTION), Map.of("varco", "leave")));
        assertThat(answer.texts("//samlp:StatusCode/@Value"))
                .contains("urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext");
        assertThat(answer.texts("//saml:Assertion")).isEmpty();
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
