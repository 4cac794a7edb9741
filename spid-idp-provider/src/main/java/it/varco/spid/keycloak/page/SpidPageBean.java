package it.varco.spid.keycloak.page;

import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.signin.SignInMethod;
import it.varco.spid.keycloak.registry.RegistryKeeper;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.registry.NameSearch;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.scheme.Scheme;
import jakarta.ws.rs.core.UriBuilder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What templates know of SPID. */
public final class SpidPageBean {

    /** The parameter of a search. */
    public static final String SEARCH = "search";

    /** So many fit onto a page to be looked through. */
    private static final int SHOWN = 40;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final SpidIdentityProviderConfig config;
    private final AuthenticationSessionModel authentication;

    SpidPageBean(
            KeycloakSession session, SpidIdentityProviderConfig config, AuthenticationSessionModel authentication) {
        this.session = session;
        this.config = config;
        this.authentication = authentication;
    }

    /** The identity provider's alias. */
    public String getAlias() {
        return config.getAlias();
    }

    /**
     * The entries to choose from, in an order that is drawn anew at every call, since no identity provider may come first
     * by habit: all of them or, of more than {@value #SHOWN}, those that were searched for. Each has {@code name},
     * {@code entityId} and {@code loginUrl}.
     */
    public List<Map<String, String>> getEntries() {
        Collection<RegistryEntry> all = all();
        List<RegistryEntry> entries = new ArrayList<>(all.size() > SHOWN ? search().in(all) : all);
        Collections.shuffle(entries, RANDOM);
        return entries.stream().limit(SHOWN).map(this::describe).toList();
    }

    /** Whether there are more entries than anybody reads through. */
    public boolean isSearched() {
        return all().size() > SHOWN;
    }

    /** What was searched for. */
    public String getSearch() {
        return search().typed();
    }

    /** Whether something was searched for and more was found than is shown. */
    public boolean isFoundMore() {
        return search().in(all()).size() > SHOWN;
    }

    /** Where a search is sent, by GET. */
    public String getSearchUrl() {
        return start().build().toString();
    }

    /** What a search takes along. */
    public Map<String, String> getSearchFields() {
        return Map.of(
                Constants.CLIENT_ID,
                authentication.getClient().getClientId(),
                Constants.TAB_ID,
                authentication.getTabId());
    }

    private Collection<RegistryEntry> all() {
        return RegistryKeeper.of(session)
                .registries()
                .of(authentication.getRealm(), config)
                .entries();
    }

    private NameSearch search() {
        return NameSearch.of(Optional.ofNullable(
                        session.getContext().getUri().getQueryParameters().getFirst(SEARCH))
                .orElse(""));
    }

    /** The eIDAS node, which is no item of SPID's list: one entry where the plan lets people in by it today, or none. */
    public List<Map<String, String>> getForeign() {
        RealmAccess access = new RealmAccess(session);
        boolean offered = access.plan()
                .filter(plan -> plan.mayBeOffered(SignInMethod.EIDAS, access.now()))
                .isPresent();
        return offered
                ? RegistryKeeper.of(session)
                        .registries()
                        .of(authentication.getRealm(), config, Scheme.EIDAS)
                        .entries()
                        .stream()
                        .map(this::describe)
                        .toList()
                : List.of();
    }

    private Map<String, String> describe(RegistryEntry entry) {
        return Map.of(
                "name", entry.name(),
                "entityId", entry.entityId(),
                "loginUrl", startUrl(entry));
    }

    private String startUrl(RegistryEntry entry) {
        return start().queryParam(Constants.CLIENT_ID, "{client}")
                .queryParam(Constants.TAB_ID, "{tab}")
                .queryParam(SpidEntryChoice.PARAMETER, "{entry}")
                .build(authentication.getClient().getClientId(), authentication.getTabId(), entry.entityId())
                .toString();
    }

    private UriBuilder start() {
        return UriBuilder.fromUri(Urls.realmBase(session.getContext().getUri().getBaseUri())
                .path("{realm}/spid/start")
                .build(authentication.getRealm().getName()));
    }
}
