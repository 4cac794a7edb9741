package it.varco.it.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.Addresses;
import it.varco.demo.InpsRegistration;
import it.varco.demo.RealmExport;
import it.varco.demo.cast.CastLoader;
import it.varco.demo.portal.Portal;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.Consumer;

/** The realm that ships, under a name of its own, with its portal beside it; gone when the test class is done. */
public final class TestRealm implements AutoCloseable {

    private static final String CLIENT = "portal";
    private static final String SHIPPED_NAME = "inail";

    private final TargetKeycloak keycloak;
    private final Realm admin;
    private final Portal portal;

    private TestRealm(TargetKeycloak keycloak, Realm admin, Portal portal) {
        this.keycloak = keycloak;
        this.admin = admin;
        this.portal = portal;
    }

    static TestRealm in(
            TargetKeycloak keycloak, SpidTestIdentityProviders identityProviders, Consumer<ObjectNode> change) {
        TestRealm realm = imported(keycloak, identityProviders, change);
        try {
            identityProviders.trust(realm.admin().url("/spid/metadata"));
            identityProviders.trustAtCie(realm.admin().url("/cie/metadata"));
            InpsRegistration.of(realm.name(), keycloak.admin(), keycloak.baseUrl(), identityProviders.inps());
            // A new realm fetches the registry in the background; a test wants it there.
            realm.admin().post("/spid/registry", JsonNodeFactory.instance.objectNode());
            realm.admin().post("/cie/registry", JsonNodeFactory.instance.objectNode());
            return realm;
        } catch (RuntimeException e) {
            realm.portal.close();
            throw e;
        }
    }

    /** A realm that no identity provider trusts: none of them would believe the certificate before that server. */
    static TestRealm imported(
            TargetKeycloak keycloak, SpidTestIdentityProviders identityProviders, Consumer<ObjectNode> change) {
        String name = SHIPPED_NAME + "-" + UUID.randomUUID().toString().substring(0, 8);
        Portal portal = Portal.start(0, keycloak.baseUrl().resolve("/realms/" + name), CLIENT);
        try {
            ObjectNode json =
                    json(new Addresses(keycloak.baseUrl(), portal.baseUrl(), identityProviders.baseUrl()), name);
            change.accept(json);
            return new TestRealm(keycloak, keycloak.importRealm(json), portal);
        } catch (RuntimeException e) {
            portal.close();
            throw e;
        }
    }

    private static ObjectNode json(Addresses addresses, String name) {
        // The name stands in paths too, such as the endpoint of a broker or the issuer in a mapper.
        String renamed = addresses.in(RealmExport.json()).replace("/realms/" + SHIPPED_NAME, "/realms/" + name);
        try {
            ObjectNode json = (ObjectNode) new ObjectMapper().readTree(renamed);
            json.put("realm", name);
            json.put("eventsEnabled", true);
            json.put("adminEventsEnabled", true);
            json.put("adminEventsDetailsEnabled", true);
            return json;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the whole cast in, as {@code ./start} does; this realm. */
    public TestRealm loadCast() {
        new CastLoader(keycloak.admin(), name()).load();
        return this;
    }

    /** Imports lines of people, and gives back the answer as it is. */
    public HttpResponse<String> importPeople(String lines) {
        return keycloak.admin().sendLines("/admin/realms/%s/access-policy/people".formatted(name()), lines);
    }

    /** Loads lines of the consultants' old register, a header first, and gives back the answer as it is. */
    public HttpResponse<String> loadRegister(String csv) {
        return keycloak.admin()
                .sendText(
                        "/admin/realms/%s/professional-register/load?profile=consulenti-del-lavoro".formatted(name()),
                        "text/csv",
                        csv);
    }

    /** Loads one person, whose role as a consultant stands there since long ago. */
    public void registered(Person person, String state, String level) {
        HttpResponse<String> answer = loadRegister(
                "fiscalCode,state,since,level\n%s,%s,2018-01-01,%s\n".formatted(person.fiscalCode(), state, level));
        if (!answer.body().contains("\"loaded\":1,")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** Takes the realm's plan away, with all its versions. */
    public void takeThePlanAway() {
        admin.components("it.varco.policy.keycloak.setting.RealmSetting").stream()
                .filter(component -> component.path("providerId").asText().equals("varco-plan"))
                .forEach(plan -> admin.delete("/components/" + plan.path("id").asText()));
    }

    /** Moves the realm into stage {@code production}, from which there is no way back. */
    public void intoProduction() {
        ObjectNode stage = (ObjectNode) admin().components("it.varco.policy.keycloak.setting.RealmSetting").stream()
                .filter(component -> component.path("providerId").asText().equals("varco-stage"))
                .findFirst()
                .orElseThrow();
        stage.withObject("/config").putArray("stage").add("production");
        admin().put("/components/" + stage.path("id").asText(), stage);
    }

    /** The realm's name. */
    public String name() {
        return admin.name();
    }

    /** The realm as its administrator sees it. */
    public Realm admin() {
        return admin;
    }

    /** An address of the realm; the path begins with a slash. */
    public URI url(String path) {
        return admin.url(path);
    }

    /** The clock by which the realm's plan is judged. */
    public RealmClock clock() {
        return new RealmClock(url("/rehearsal-clock"));
    }

    /** The relying application of this realm, without a path. */
    public URI portal() {
        return portal.baseUrl();
    }

    /** No realm goes without a look at what its events have kept of people. */
    @Override
    public void close() {
        portal.close();
        String events = admin.events().toString();
        admin.delete();
        PersonalData.in(events).ifPresent(found -> {
            throw new AssertionError("an event of realm " + name() + " holds " + found);
        });
    }
}
