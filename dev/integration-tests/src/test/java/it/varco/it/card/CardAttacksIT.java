package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cast.Cast;
import it.varco.demo.cast.CastMember;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.Ca;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.Holder;
import it.varco.testcards.OcspMode;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks with a certificate, each beside the honest card that is nearest to it. Headers and connections are in
 * {@link CardOriginIT}; every way in which a responder or a list can answer, and the hosts that may be asked, are tables of the
 * module's own tests.
 */
@VarcoTest
class CardAttacksIT {

    private static final String VICTIM = "anna";

    private final TestRealm realm;
    private final CardResponder responder;
    private final CardDesk desk;

    CardAttacksIT(World world, TestRealm realm) {
        this.responder = world.cards().responder();
        this.realm = realm;
        this.desk = CardDesk.of(world, realm);
    }

    @BeforeEach
    void everybodyAnswersAgain() {
        responder.reset();
    }

    /** C2: whoever has an authority can write any fiscal code; and not every certificate of a true authority is a card. */
    @ParameterizedTest(name = "{0}: {1}; not so {2}")
    @MethodSource("certificatesOfAnybody")
    void aCertificateIsNoCardBecauseItNamesSomebody(CardKind attack, String code, CardKind twin) {
        refused(attack, code);
        letsAnnaIn(twin);
    }

    static Stream<Arguments> certificatesOfAnybody() {
        return Stream.of(
                arguments(CardKind.ROGUE_CNS, "CARD-21", CardKind.CNS_OK),
                arguments(CardKind.CLONE_CNS, "CARD-22", CardKind.CNS_OK),
                // The words about the CNS, with its policy, are in this one too.
                arguments(CardKind.CNS_BADPOLICY, "CARD-04", CardKind.CNS_TWOPOLICIES),
                arguments(CardKind.CNS_NOPOLICY, "CARD-04", CardKind.CNS_OK),
                arguments(CardKind.CNS_BOTHPOLICIES, "CARD-05", CardKind.CNS_TWOPOLICIES),
                arguments(CardKind.CNS_BADEKU, "CARD-08", CardKind.CNS_OK),
                arguments(CardKind.CNS_BADEKU_CRITICAL, "CARD-08", CardKind.CNS_OK),
                arguments(CardKind.CNS_ANYEKU, "CARD-08", CardKind.CNS_OK),
                arguments(CardKind.CNS_NOEKU, "CARD-08", CardKind.CIE_NOEKU),
                arguments(CardKind.CNS_CA, "CARD-03", CardKind.CNS_OK));
    }

    /** C3: another certificate with the same fiscal code, and a fiscal code where none belongs. */
    @ParameterizedTest(name = "{0}: {1}; not so {2}")
    @MethodSource("codesInWrongPlaces")
    void aCodeCountsWhereTheCardHasItAndNowhereElse(CardKind attack, String code, CardKind twin) {
        refused(attack, code);
        letsAnnaIn(twin);
    }

    static Stream<Arguments> codesInWrongPlaces() {
        return Stream.of(
                arguments(CardKind.CNS_NR, "CARD-07", CardKind.CNS_OK),
                arguments(CardKind.CNS_BOTH, "CARD-07", CardKind.CNS_OK),
                arguments(CardKind.CNS_ENCIPHER_ONLY, "CARD-06", CardKind.CNS_OK),
                arguments(CardKind.CNS_NOKU, "CARD-06", CardKind.CNS_OK),
                arguments(CardKind.RSA1024, "CARD-09", CardKind.EC),
                arguments(CardKind.CNS_TWOCN, "CARD-13", CardKind.CNS_REVERSED),
                arguments(CardKind.CNS_TWOCN_ONE_SET, "CARD-13", CardKind.CNS_MULTIVALUED),
                arguments(CardKind.CNS_NOCN, "CARD-13", CardKind.CNS_CN_INJECTED),
                arguments(CardKind.CNS_CF_ELSEWHERE, "CARD-14", CardKind.CNS_CF_CONTRADICTED),
                arguments(CardKind.CNS_NOSLASH, "CARD-14", CardKind.CNS_HASHSLASH),
                arguments(CardKind.CNS_SLASHFIRST, "CARD-15", CardKind.CNS_HASHSLASH),
                arguments(CardKind.CNS_LOOKALIKE, "CARD-15", CardKind.CNS_UTF8),
                arguments(CardKind.CNS_FORGEDCF, "CARD-15", CardKind.CNS_LOWERCASE),
                arguments(CardKind.CNS_NUMERIC, "CARD-16", CardKind.CNS_SPACES));
    }

    /** C3: the same letters, however they are encoded. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = CardKind.class,
            names = {"CNS_UTF8", "CNS_BMP", "CNS_TELETEX"})
    void theCodeIsReadInEveryEncodingThatCardsHave(CardKind kind) {
        letsAnnaIn(kind);
    }

    /** C3: the form of a code that another person has got is that person's. */
    @Test
    void aHomocodyIsSomebodyElse() {
        CardPerson namesake = desk.person(desk.card(CardKind.CNS_OMOCODIA, VICTIM));
        JsonNode claims = namesake.claims(namesake.signIn());
        assertThat(claims.path("fiscal_number").asText())
                .hasSize(16)
                .isNotEqualTo(Cast.named(VICTIM).fiscalCode());
        assertThat(claims.path("sub").asText()).isNotEqualTo(letsAnnaIn(CardKind.CNS_OK));
    }

    /** C4: no list can be had of these cards, so that nothing but the answer decides. */
    @ParameterizedTest(name = "{0}: {1}; not so {2}")
    @MethodSource("answersOfResponders")
    void aCardStandsOnlyIfItsIssuerSaysSo(OcspMode attack, String code, OcspMode twin) {
        responder.ocsp(Ca.CNS, attack);
        refused(CardKind.CNS_OCSP_AND_LDAP, code);
        responder.ocsp(Ca.CNS, twin);
        letsAnnaIn(CardKind.CNS_OCSP_AND_LDAP);
    }

    static Stream<Arguments> answersOfResponders() {
        return Stream.of(
                arguments(OcspMode.REVOKED, "CARD-30", OcspMode.GOOD),
                arguments(OcspMode.ON_HOLD, "CARD-31", OcspMode.GOOD),
                arguments(OcspMode.UNKNOWN, "CARD-33", OcspMode.AS_REGISTERED),
                arguments(OcspMode.BAD_SIGNATURE, "CARD-34", OcspMode.AS_REGISTERED),
                arguments(OcspMode.WRONG_SIGNER, "CARD-34", OcspMode.DELEGATED),
                arguments(OcspMode.DELEGATED_WITHOUT_PURPOSE, "CARD-34", OcspMode.DELEGATED),
                arguments(OcspMode.DELEGATED_EXPIRED, "CARD-34", OcspMode.DELEGATED),
                arguments(OcspMode.DELEGATED_BY_CLONE, "CARD-34", OcspMode.DELEGATED),
                arguments(OcspMode.WRONG_CERT_ID, "CARD-34", OcspMode.ANOTHER_FIRST),
                arguments(OcspMode.STALE, "CARD-35", OcspMode.NO_NEXT_UPDATE),
                arguments(OcspMode.OLD_WITHOUT_NEXT_UPDATE, "CARD-35", OcspMode.NO_NEXT_UPDATE),
                arguments(OcspMode.TRY_LATER, "CARD-35", OcspMode.WITH_NONCE),
                // Nobody sends a nonce, so its absence says nothing; what is old says so itself.
                arguments(OcspMode.UNAUTHORIZED, "CARD-35", OcspMode.WRONG_NONCE));
    }

    /** C5: an address in a certificate is a stranger's until the certificate is trusted. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = CardKind.class,
            names = {"ROGUE_CNS", "CLONE_CNS", "CNS_NR", "CNS_BADPOLICY", "CNS_EXPIRED", "CNS_FORGEDCF"})
    void noAddressIsAskedThatAnUntrustedCertificateNames(CardKind kind) {
        CardPerson anna = desk.person(desk.card(kind, VICTIM));
        anna.signIn();
        assertThat(asked(kind)).isZero();

        letsAnnaIn(CardKind.CNS_OK);
        assertThat(asked(CardKind.CNS_OK)).isPositive();
    }

    /** C5: and a trusted one's issuer sends nobody to a third place. */
    @Test
    void noRedirectIsFollowed() {
        responder.ocsp(Ca.CNS, OcspMode.REDIRECT);
        refused(CardKind.CNS_OCSP_AND_LDAP, "CARD-35");
        URI asked = responder.ocspOf(Ca.CNS);
        assertThat(responder.requests(asked)).isEqualTo(1);
        assertThat(responder.requests(URI.create(responder.address() + "/redirected" + asked.getPath())))
                .isZero();

        responder.reset();
        letsAnnaIn(CardKind.CNS_OCSP_AND_LDAP);
    }

    /** C5: a directory is none of the places that are asked, not even where there is no other. */
    @Test
    void noDirectoryIsAsked() {
        refused(CardKind.CNS_LDAP_ONLY, "CARD-36");
        letsAnnaIn(CardKind.CNS_OCSP_AND_LDAP);
    }

    /** C7: whose address it is the issuer has not asked; an account with the same one is another matter. */
    @Test
    void anAddressOnACardIsNobodysAndProvesNothing() {
        Person nino = People.named("nino").orElseThrow();
        Holder holder = new Holder(nino.fiscalCode(), nino.givenName(), nino.familyName());
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        other.put("username", "somebody-else")
                .put("enabled", true)
                .put("email", "nino@posta.example.it")
                .put("emailVerified", true);
        String otherId = realm.admin().createUser(other);

        CardPerson atTheReader = desk.person(desk.card(CardKind.CNS_EMAIL, holder));
        String account = atTheReader.claims(atTheReader.signIn()).path("sub").asText();

        assertThat(account).isNotEqualTo(otherId);
        assertThat(realm.admin().sessions(otherId)).isEmpty();
        JsonNode made = realm.admin().get("/users/" + account);
        assertThat(made.has("email")).isFalse();
        assertThat(made.path("emailVerified").asBoolean()).isFalse();
        assertThat(made.path("attributes").path("fiscalNumber").path(0).asText())
                .isEqualTo(nino.fiscalCode());
    }

    /** C7: the account's own address, which nobody has proved, is no better for being on the card. */
    @Test
    void anAddressOfTheAccountIsNotProvedByTheCard() {
        CastMember hassan = Cast.named("hassan");
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("username", "hassan-of-old").put("enabled", true).put("email", "hassan@posta.example.it");
        user.putObject("attributes").putArray("fiscalNumber").add(hassan.fiscalCode());
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        partial.withArray("users").add(user);
        realm.admin().post("/partialImport", partial);

        CardPerson atTheReader = desk.person(desk.card(CardKind.CNS_EMAIL, "hassan"));
        String account = atTheReader.claims(atTheReader.signIn()).path("sub").asText();

        JsonNode now = realm.admin().user("hassan-of-old").orElseThrow();
        assertThat(now.path("id").asText()).isEqualTo(account);
        assertThat(now.path("email").asText()).isEqualTo("hassan@posta.example.it");
        assertThat(now.path("emailVerified").asBoolean()).isFalse();
    }

    private void refused(CardKind kind, String code) {
        desk.person(desk.card(kind, VICTIM)).isRefused(code);
    }

    /** The account that Anna comes in with. */
    private String letsAnnaIn(CardKind kind) {
        CardPerson anna = desk.person(desk.card(kind, VICTIM));
        JsonNode claims = anna.claims(anna.signIn());
        assertThat(claims.path("fiscal_number").asText())
                .isEqualTo(Cast.named(VICTIM).fiscalCode());
        return claims.path("sub").asText();
    }

    /** How often anything was asked that a certificate of that kind names. */
    private long asked(CardKind kind) {
        Ca issuer = kind.recipe().issuer();
        URI certificate = URI.create("%s/%s/certificate".formatted(responder.address(), issuer.slug()));
        return responder.requests(responder.ocspOf(issuer))
                + responder.requests(responder.listOf(issuer))
                + responder.requests(certificate);
    }
}
