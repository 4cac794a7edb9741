package it.varco.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.SpidTestIdentityProviders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus of attacks: the identity provider's answer is captured over HTTP as its page gives it to the browser, changed,
 * and posted. Each is refused without a trace; the answer as it was, to the same request, signs in.
 */
@VarcoTest
class ForgedAnswersIT {

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final SpidTestIdentityProviders providers;

    ForgedAnswersIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.providers = providers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("it.varco.it.attack.Corpus#all")
    void isRefusedAndTheAnswerAsItWasSignsIn(Forgery forgery) {
        Sitting sitting = ProviderVisit.of(realm, providers.named("alfa"));
        String captured = sitting.answer(forgery.script().apply(providers));
        String forged = forgery.mutation().apply(captured, providers);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);

        watch.assertRefusedAlsoFor(sitting.post(forged), forgery.code());

        HttpPerson.Page arrived = sitting.post(sitting.genuine());
        assertThat(arrived.address().toString()).as(arrived.text()).startsWith(realm.portal() + "/callback?");
        assertThat(sitting.person().claims(arrived).path("fiscal_number").asText())
                .isEqualTo(Victim.ATTACKER.fiscalCode());
    }
}
