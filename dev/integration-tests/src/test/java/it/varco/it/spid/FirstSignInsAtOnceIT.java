package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Answer;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several first sign-ins of one person in one moment, from as many browsers. */
@VarcoTest
class FirstSignInsAtOnceIT {

    private static final int AT_ONCE = 6;

    @Test
    void makeOneAccountAndTheNextSignInWorks(TestRealm realm, SpidTestIdentityProviders providers) throws Exception {
        Person nino = People.named("nino").orElseThrow();
        TestIdentityProvider alfa = providers.named("alfa");
        ExecutorService browsers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<HttpPerson.Page>> arrivals = new ArrayList<>();
            for (int index = 0; index < AT_ONCE; index++) {
                HttpPerson person = new HttpPerson(realm);
                Answer answer = alfa.answerTo(person.ask(alfa), nino, Level.L2);
                arrivals.add(() -> person.post(answer));
            }
            int signedIn = 0;
            for (Future<HttpPerson.Page> arrival : browsers.invokeAll(arrivals)) {
                HttpPerson.Page page = arrival.get();
                if (page.address().toString().startsWith(realm.portal() + "/callback?")) {
                    signedIn++;
                } else {
                    assertThat(page.status()).as(page.text()).isBetween(400, 499);
                }
            }
            assertThat(signedIn).isPositive();
        } finally {
            browsers.shutdownNow();
        }
        assertThat(realm.admin().users()).hasSize(1);
        HttpPerson later = new HttpPerson(realm);
        HttpPerson.Page page = later.post(alfa.answerTo(later.ask(alfa), nino, Level.L2));
        assertThat(page.address().toString()).as(page.text()).startsWith(realm.portal() + "/callback?");
        assertThat(realm.admin().users()).hasSize(1);
    }
}
