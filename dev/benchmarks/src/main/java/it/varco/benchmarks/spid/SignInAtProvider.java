package it.varco.benchmarks.spid;

import it.varco.benchmarks.server.Browser;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.time.Duration;

/**
 * A sign-in with one identity provider's answer.
 *
 * @param entry where the application sends people who have chosen it
 */
record SignInAtProvider(TestIdentityProvider provider, URI entry) {

    static final Person PERSON = People.named("fabio").orElseThrow();

    /** Signs in, in a browser that was never there; how long it took from the answer to the code. */
    Duration once() {
        Browser browser = new Browser(entry);
        var answer = provider.answerTo(ReceivedRequest.fromRedirect(browser.leave(entry)), PERSON, Level.L2);
        long sent = System.nanoTime();
        URI back = browser.leave(answer.assertionConsumerService(), answer.formBody());
        Duration took = Duration.ofNanos(System.nanoTime() - sent);
        if (!String.valueOf(back.getRawQuery()).contains("code=")) {
            throw new IllegalStateException("the sign-in ended without a code");
        }
        return took;
    }
}
