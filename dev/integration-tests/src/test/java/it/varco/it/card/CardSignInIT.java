package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.Ca;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.ListMode;
import it.varco.testcards.OcspMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a sign-in whose card was refused, or of which nobody can say anything. */
@VarcoTest
class CardSignInIT {

    private final TargetKeycloak keycloak;
    private final TestRealm realm;
    private final CardResponder responder;
    private final CardDesk desk;

    CardSignInIT(World world, TestRealm realm) {
        this.keycloak = world.keycloak();
        this.responder = world.cards().responder();
        this.realm = realm;
        this.desk = CardDesk.of(world, realm);
    }

    @BeforeEach
    void everybodyAnswersAgain() {
        responder.reset();
    }

    /** Of an authority of its own: what failed is left alone for a while. */
    @Test
    void refusesCardOfWhichNobodySaysThatItStands() {
        responder.ocsp(Ca.CIE_LONG_NAME, OcspMode.STATUS_500);
        responder.list(Ca.CIE_LONG_NAME, ListMode.STATUS_500);
        CardPerson anna = desk.person(desk.card(CardKind.CIE_LONG_ISSUER, "anna"));

        Page refused = anna.isRefused("CARD-35");

        assertThat(refused.text()).contains("Non riusciamo a verificare la carta");

        // Other tests ask the same host, which counts as silent after a few failures in a row.
        responder.reset();
        CardPerson afterwards = desk.person(desk.card(CardKind.CNS_OCSP_AND_LDAP, "anna"));
        assertThat(afterwards.claims(afterwards.signIn()).path("acr").asText()).isEqualTo("urn:varco:acr:cns");
        assertThat(responder.requests(responder.ocspOf(Ca.CNS))).isPositive();
    }

    @Test
    void letsThePersonTryAgainAfterARefusal() {
        CardReaderAtHome reader = desk.reader();
        CardPerson anna = desk.person(reader);
        Page refused = anna.signIn();
        assertThat(refused.text()).contains("CARD-01");

        reader.insert(desk.card(CardKind.CNS_OK, "anna"));
        Page door = anna.tryAgain(refused);
        assertThat(door.address().toString()).startsWith(keycloak.baseUrl().toString());

        assertThat(anna.claims(anna.present(door)).path("acr").asText()).isEqualTo("urn:varco:acr:cns");
    }
}
