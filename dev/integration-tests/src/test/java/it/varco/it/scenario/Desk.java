package it.varco.it.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cast.Cast;
import it.varco.demo.cast.CastMember;
import it.varco.it.card.CardDesk;
import it.varco.it.card.CardPerson;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.World;
import it.varco.testcards.CardKind;
import it.varco.testidp.Comparison;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.Level;
import it.varco.testidp.OpenIdTestProvider;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The realm with the cast in it, a clock that stands where the scenario says, and the ways in. */
final class Desk {

    /** Roles that every account has and that no plan speaks of. */
    private static final List<String> KEYCLOAKS = List.of("offline_access", "uma_authorization");

    private static final String NOTICE = "required-action";

    private static final Pattern RESTART = Pattern.compile("href=\"([^\"]*/login-actions/restart[^\"]*)\"");

    private final TestRealm realm;
    private final TestIdentityProvider spid;
    private final OpenIdTestProvider inps;
    private final CardDesk cards;

    Desk(World world, TestRealm realm) {
        this.realm = realm;
        this.spid = world.identityProviders().named("alfa");
        this.inps = world.identityProviders().inps();
        this.cards = CardDesk.of(world, realm);
    }

    /** From now on it is this instant. */
    void at(String instant) {
        realm.clock().freeze(instant);
    }

    /** Comes with fiscal code and password; what the browser shows in the end, a notice read and left behind. */
    Visit byPassword(String name) {
        return byPassword(name, Cast.PASSWORD);
    }

    /** The same with another password. */
    Visit byPassword(String name, String password) {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page page = person.openSignIn();
        if (!PasswordForm.isOn(page)) {
            return new Visit(this, person, page, page);
        }
        HttpPerson.Page answer = PasswordForm.post(person, page, member(name).fiscalCode(), password);
        return new Visit(this, person, answer, onward(person, answer));
    }

    /** Comes with SPID at the second level. */
    Visit bySpid(String name) {
        return bySpid(name, Level.L2);
    }

    /** The same at another level. */
    Visit bySpid(String name, Level level) {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page answer =
                person.post(spid.answerTo(person.ask(spid), People.named(name).orElseThrow(), level));
        return new Visit(this, person, answer, onward(person, answer));
    }

    /** From now on the realm takes SPID below that level too, which it still asks for. */
    void letsInSpidBelow(String level) {
        realm.admin()
                .updateIdentityProvider(
                        "spid",
                        provider -> provider.withObject("/config")
                                .put("spidLevel", level)
                                .put("spidComparison", "maximum"));
    }

    /**
     * Comes with SPID at the first level, which is taken, and does better from the page that says what is missing: there the first
     * level is not taken again.
     */
    Visit stepsUp(String name) {
        HttpPerson person = new HttpPerson(realm);
        Person who = People.named(name).orElseThrow();
        ReceivedRequest lenient = person.ask(spid);
        HttpPerson.Page notice = person.post(spid.answerTo(lenient, who, Level.L1));
        HttpPerson.Page doors = person.get(notice.address().resolve(restartLink(notice)));
        ReceivedRequest strict = person.follow(person.startLink(doors, spid));
        if (lenient.comparison() != Comparison.MAXIMUM || strict.comparison() != Comparison.MINIMUM) {
            throw new AssertionError("asked for " + lenient.comparison() + ", then for " + strict.comparison());
        }
        HttpPerson.Page again = person.post(spid.answerTo(strict, who, Level.L1));
        if (again.status() != 400) {
            throw new AssertionError("the first level was taken again: " + again.text());
        }
        HttpPerson.Page answer = person.post(spid.answerTo(strict, who, Level.L2));
        return new Visit(this, person, answer, onward(person, answer));
    }

    private static String restartLink(HttpPerson.Page notice) {
        Matcher link = RESTART.matcher(notice.body());
        if (!link.find()) {
            throw new AssertionError("no way to do better on the page: " + notice.text());
        }
        return link.group(1).replace("&amp;", "&");
    }

    /** Comes with PIN INPS. */
    Visit byInps(String name) {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page answer = person.signIn(inps, InpsPeople.named(name).orElseThrow());
        return new Visit(this, person, answer, onward(person, answer));
    }

    /** Comes with a good CNS in the reader. */
    Visit byCns(String name) {
        return byCard(CardKind.CNS_OK, name);
    }

    /** Comes with a good CIE in the reader. */
    Visit byCie(String name) {
        return byCard(CardKind.CIE_OK, name);
    }

    private Visit byCard(CardKind kind, String name) {
        CardPerson atTheReader = cards.person(cards.card(kind, name));
        HttpPerson.Page answer = atTheReader.signIn();
        return new Visit(this, atTheReader.browser(), answer, onward(atTheReader.browser(), answer));
    }

    /** Refreshes, as the application would; the token endpoint's answer. */
    JsonNode refresh(HttpPerson person, JsonNode tokens) {
        return HttpPerson.json(person.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "portal",
                        "refresh_token", tokens.path("refresh_token").asText())));
    }

    /** An office works at a person's grant. */
    void office(String step, String name, String profile) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("fiscalCode", member(name).fiscalCode())
                .put("profile", profile)
                .put("office", "Sede di Roma Centro")
                .put("act", "MOD-2021-1");
        realm.admin().post("/access-policy/grants/" + step, request);
    }

    /** The realm as its administrator sees it. */
    TestRealm realm() {
        return realm;
    }

    static CastMember member(String name) {
        return Cast.named(name);
    }

    private static HttpPerson.Page onward(HttpPerson person, HttpPerson.Page page) {
        return page.status() == 200 && page.body().contains(NOTICE)
                ? person.post(page.formTo(NOTICE), Map.of("varco", "continue"))
                : page;
    }

    /**
     * What came of it.
     *
     * @param shown the first page after the proof: a notice, a refusal, or already the application
     * @param arrived where it ended
     */
    record Visit(Desk desk, HttpPerson person, HttpPerson.Page shown, HttpPerson.Page arrived) {

        /** Whether the person reached the application. */
        boolean isIn() {
            return arrived.address().toString().startsWith(desk.realm.portal() + "/callback?")
                    && arrived.address().getQuery().contains("code=");
        }

        /** The application's tokens. */
        JsonNode tokens() {
            if (!isIn()) {
                throw new AssertionError("refused: " + arrived.text());
            }
            return person.tokens(arrived);
        }

        /** The plan's roles in the application's token. */
        List<String> roles() {
            return rolesIn(tokens().path("access_token").asText());
        }
    }

    static List<String> rolesIn(String accessToken) {
        return StreamSupport.stream(
                        HttpPerson.decode(accessToken)
                                .path("realm_access")
                                .path("roles")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .filter(role -> !KEYCLOAKS.contains(role) && !role.startsWith("default-roles-"))
                .toList();
    }
}
