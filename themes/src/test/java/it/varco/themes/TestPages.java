package it.varco.themes;

import freemarker.template.TemplateMethodModelEx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What Keycloak and our providers hand to each page. */
final class TestPages {

    static final List<String> ENTRY_NAMES = List.of(
            "Poste Italiane S.p.A.",
            "Aruba PEC S.p.A.",
            "InfoCert S.p.A.",
            "Sielte S.p.A.",
            "Namirial S.p.A.",
            "Lepida S.c.p.A.",
            "Register S.p.A.",
            "TI Trust Technologies S.r.l.",
            "Intesi Group S.p.A.",
            "Etna Hitech S.C.p.A.",
            "InfoCamere S.C.p.A.",
            "TeamSystem S.p.A.");

    private static final List<String> METHODS = List.of("SPID", "CIE", "CNS");

    private static final Map<String, Object> CARD_STEP = Map.of(
            "authExecId",
            "0f1b8a4c-6c9e-4a55-8f0f-0d7d0f9c3f11",
            "displayName",
            "varco-card-display-name",
            "helpText",
            "varco-card-help-text");

    static final String BODY = "Inail";
    static final String ACCESSIBILITY_STATEMENT = "https://www.inail.it/accessibilita";

    /** What the realm says of the public body. */
    static final Map<String, String> ATTRIBUTES = Map.of(
            "varco.body.name",
            BODY,
            "varco.body.parent-name",
            "Ministero del Lavoro e delle Politiche Sociali",
            "varco.body.parent-url",
            "https://www.lavoro.gov.it/",
            "varco.body.accessibility-url",
            ACCESSIBILITY_STATEMENT,
            "varco.body.privacy-url",
            "https://www.inail.it/privacy",
            "varco.body.help-phone",
            "06.6001",
            "varco.body.help-url",
            "https://www.inail.it/supporto");

    static final Map<String, Object> REALM = Map.of("name", "inail", "attributes", ATTRIBUTES);

    record Page(String template, Map<String, Object> model) {}

    private TestPages() {}

    /** Every page in each state a person can meet, by the name of its picture. */
    static Map<String, Page> all() {
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("login", page("login.ftl", Map.of("spid", new Spid(entries()))));
        pages.put("login-no-entries", page("login.ftl", Map.of("spid", new Spid(List.of()))));
        pages.put("login-long-names", page("login.ftl", longNames()));
        pages.put("login-no-method", page("login.ftl", Map.of()));
        pages.put("login-all-methods", page("login.ftl", allMethods()));
        Map<String, Object> wrongPassword = new HashMap<>(allMethods());
        wrongPassword.put("messagesPerField", new MessagesPerField("invalidUserMessage"));
        wrongPassword.put("message", message("error", "invalidUserMessage"));
        pages.put("login-wrong-password", page("login.ftl", wrongPassword));
        pages.put(
                "login-timeout",
                page("login.ftl", Map.of("spid", new Spid(entries()), "message", message("error", "loginTimeout"))));
        pages.put("chooser", page("varco-spid-chooser.ftl", Map.of("spid", new Spid(entries()))));
        pages.put("chooser-no-entries", page("varco-spid-chooser.ftl", Map.of("spid", new Spid(List.of()))));
        pages.put("login-many", page("login.ftl", Map.of("spid", new ManySpid("", List.of()))));
        pages.put("chooser-many", page("varco-spid-chooser.ftl", Map.of("spid", new ManySpid("", List.of()))));
        pages.put("chooser-found", page("varco-spid-chooser.ftl", Map.of("spid", new ManySpid("S.p.A.", entries()))));
        pages.put(
                "chooser-found-few",
                page(
                        "varco-spid-chooser.ftl",
                        Map.of("spid", new ManySpid("Po", entries().subList(0, 2)))));
        pages.put(
                "chooser-found-none",
                page("varco-spid-chooser.ftl", Map.of("spid", new ManySpid("<b>Poste", List.of()))));
        for (String key : MessagesTest.REFUSALS) {
            pages.put("refused-" + key, page("varco-refused.ftl", Map.of("refusal", refusal(key))));
        }
        pages.put(
                "calendar",
                page("varco-calendar.ftl", Map.of("calendar", new TestCalendar(), "calendarUrl", "/calendar")));
        pages.put("doctor", page("varco-doctor.ftl", Map.of("doctor", TestDoctor.findings())));
        pages.put("doctor-nothing", page("varco-doctor.ftl", Map.of("doctor", TestDoctor.nothing())));
        pages.put("doctor-very-much", page("varco-doctor.ftl", Map.of("doctor", TestDoctor.veryMuch())));
        pages.put("office", page("varco-office.ftl", Map.of("office", TestDesks.office())));
        pages.put("office-empty", page("varco-office.ftl", Map.of("office", TestDesks.emptyOffice())));
        pages.put("office-no-grants", page("varco-office.ftl", Map.of("office", TestDesks.officeWithoutGrants())));
        pages.put("delegations", page("varco-delegations.ftl", Map.of("delegations", TestDesks.delegations())));
        pages.put("delegations-none", page("varco-delegations.ftl", Map.of("delegations", TestDesks.noDelegations())));
        pages.put("desk", page("varco-desk.ftl", Map.of("desk", TestDesks.registerDesk())));
        pages.put("desk-empty", page("varco-desk.ftl", Map.of("desk", TestDesks.emptyRegisterDesk())));
        pages.put("sign-in-log", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.open())));
        pages.put("sign-in-log-empty", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.empty())));
        pages.put("sign-in-log-refused", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.refused())));
        pages.put("sign-in-log-nobody", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.nobody())));
        pages.put("sign-in-log-found", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.found())));
        pages.put("sign-in-log-record", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.record())));
        pages.put("sign-in-log-whole", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.whole())));
        pages.put("sign-in-log-broken", page("varco-sign-in-log.ftl", Map.of("log", TestSignInLog.broken())));
        pages.put("card", page("varco-card.ftl", Map.of("card", card(false, false))));
        pages.put("card-another", page("varco-card.ftl", Map.of("card", card(true, false))));
        pages.put("card-remembered", page("varco-card.ftl", Map.of("card", card(false, true))));
        pages.put("card-return", page("varco-card-return.ftl", Map.of("card", cardReturn())));
        pages.put("refused-card", page("varco-refused.ftl", Map.of("refusal", refusalOfCard())));
        pages.put("refused-by-plan", page("varco-refused.ftl", Map.of("refusal", refusalByPlan())));
        pages.put(
                "notice",
                page(
                        "varco-notice.ftl",
                        Map.of(
                                "notice",
                                Map.of(
                                        "items",
                                        MessagesTest.SENTENCES.stream()
                                                .map(TestPages::sentence)
                                                .toList(),
                                        "methods",
                                        METHODS,
                                        "stepUpUrl",
                                        "/realms/inail/login-actions/restart?client_id=portal&tab_id=2"))));
        pages.put(
                "notice-of-what-ends",
                page(
                        "varco-notice.ftl",
                        Map.of(
                                "notice",
                                Map.of("items", List.of(sentence("asked")), "methods", METHODS, "stepUpUrl", ""))));
        pages.put(
                "signed-out",
                page(
                        "varco-signed-out.ftl",
                        Map.of(
                                "signedOut",
                                Map.of(
                                        "providerUrl",
                                        "https://idserver.example/idp/profile/SAML2/Redirect/SLO",
                                        "backUrl",
                                        "/realms/inail/broker/cie/endpoint?logout=_1"))));
        pages.put("refused-bare", new Page("varco-refused.ftl", bareModel()));
        pages.put(
                "error",
                page(
                        "error.ftl",
                        Map.of(
                                "message",
                                message("error", "staleCodeMessage"),
                                "client",
                                Map.of("baseUrl", "https://portal.example/"),
                                "traceId",
                                "4bf92f3577b34da6a3ce929d0e0e4736")));
        pages.put("error-bare", new Page("error.ftl", bareModel()));
        pages.put("info", page("info.ftl", Map.of("message", message("success", "successLogout"))));
        pages.put(
                "info-actions",
                page(
                        "info.ftl",
                        Map.of(
                                "messageHeader",
                                "confirmExecutionOfActions",
                                "message",
                                message("info", "confirmExecutionOfActions"),
                                "requiredActions",
                                List.of("VERIFY_EMAIL"),
                                "actionUri",
                                "/action?key=1&client_id=portal")));
        pages.put("login-update-password", page("login-update-password.ftl", Map.of()));
        pages.put("login-page-expired", page("login-page-expired.ftl", Map.of()));
        pages.put(
                "logout-confirm",
                page(
                        "logout-confirm.ftl",
                        Map.of(
                                "logoutConfirm",
                                Map.of("code", "c0de", "skipLink", false),
                                "client",
                                Map.of("baseUrl", "https://portal.example/"))));
        pages.put(
                "saml-post-form",
                page(
                        "saml-post-form.ftl",
                        Map.of(
                                "samlPost",
                                Map.of(
                                        "url",
                                        "https://idp.example/sso?a=1&b=2",
                                        "SAMLRequest",
                                        "PHNhbWxwOkF1dGhu",
                                        "relayState",
                                        "relay\"state"))));
        pages.put(
                "frontchannel-logout",
                page(
                        "frontchannel-logout.ftl",
                        Map.of(
                                "logout",
                                Map.of(
                                        "clients",
                                        List.of(Map.of(
                                                "name", "Portale", "frontChannelLogoutUrl", "about:blank?sid=1&iss=2")),
                                        "logoutRedirectUri",
                                        "https://portal.example/?state=1&x=2"))));
        pages.put(
                "select-authenticator",
                page(
                        "select-authenticator.ftl",
                        Map.of(
                                "auth",
                                new Authentication(List.of(
                                        Map.of(
                                                "authExecId",
                                                "1",
                                                "displayName",
                                                "password-display-name",
                                                "helpText",
                                                "password-help-text"),
                                        Map.of(
                                                "authExecId",
                                                "2",
                                                "displayName",
                                                "otp-display-name",
                                                "helpText",
                                                "otp-help-text"))))));
        pages.putAll(TestAccountPages.all());
        return pages;
    }

    static Page page(String template, Map<String, Object> own) {
        Map<String, Object> model = new HashMap<>();
        model.put("url", new Url("/realms/inail/login-actions/authenticate?session_code=1&tab_id=2"));
        model.put(
                "locale",
                Map.of(
                        "currentLanguageTag",
                        "it",
                        "rtl",
                        false,
                        "supported",
                        List.of(language("sl"), language("fr"), language("en"), language("de"), language("it"))));
        model.put("messagesPerField", new MessagesPerField(null));
        model.put("realm", REALM);
        model.putAll(own);
        return new Page(template, model);
    }

    /** A page outside any sign-in: no message, no action, no languages, no refusal. */
    static Map<String, Object> bareModel() {
        return Map.of("url", new Url(null), "realm", REALM);
    }

    /** The same page with what the layouts of Keycloak's own themes ask for besides. */
    static Map<String, Object> inStockTheme(Page page) {
        TemplateMethodModelEx asItIs = arguments -> arguments.get(0);
        Map<String, Object> model = new HashMap<>(page.model());
        boolean languages = model.containsKey("locale");
        if (languages) {
            model.put("locale", new Locales("it", List.of(language("en"), language("it"))));
        }
        model.put("realm", Map.of("internationalizationEnabled", languages, "displayNameHtml", "Inail"));
        model.put("title", "Accedi a Inail");
        model.put("pageId", page.template().replace(".ftl", ""));
        model.put("darkMode", true);
        model.put("kcSanitize", asItIs);
        model.put("auth", new Authentication(List.of()));
        return model;
    }

    static List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String name : ENTRY_NAMES) {
            entries.add(entry(name, "/realms/inail/broker/spid/login?client_id=portal&idp=https%3A%2F%2Fidp.example"));
        }
        return entries;
    }

    static Map<String, Object> entry(String name, String loginUrl) {
        return Map.of("name", name, "entityId", "https://idp.example", "loginUrl", loginUrl, "logo", "");
    }

    static Map<String, Object> provider(String alias, String displayName) {
        return Map.of(
                "alias",
                alias,
                "displayName",
                displayName,
                "providerId",
                "saml",
                "loginUrl",
                "/realms/inail/broker/" + alias + "/login?a=1&b=2",
                "themeConfig",
                Map.of());
    }

    /** @param summary a key of Keycloak's, or what comes from outside */
    static Map<String, Object> message(String type, String summary) {
        return Map.of("type", type, "summary", summary);
    }

    static Map<String, Object> refusal(String key) {
        return Map.of(
                "messageKey",
                key,
                "reference",
                "SPID-21 / 7f3c2a90",
                "retryUrl",
                "/realms/inail/broker/spid/login?session_code=1&idp=x",
                "backUrl",
                "https://portal.example/?a=1&b=2",
                "serviceName",
                "Portale dei servizi");
    }

    private static Map<String, Object> card(boolean asksAfresh, boolean remembers) {
        return Map.of(
                "action",
                "https://localhost:8443/realms/inail/login-actions/authenticate?session_code=1&tab_id=2",
                "fields",
                Map.of("ticket", "abc", "client_id", "<portal>"),
                "asksAfresh",
                asksAfresh,
                "remembers",
                remembers);
    }

    /** The way back from a card origin of another host name. */
    static Map<String, Object> cardReturn() {
        return Map.of(
                "action",
                "https://login.example/realms/inail/varco-card/return",
                "fields",
                Map.of("ticket", "abc", "client_id", "<portal>"));
    }

    /** A card that was refused, and what can be done now. */
    static Map<String, Object> refusalOfCard() {
        Map<String, Object> refusal = new HashMap<>(refusal("card-expired"));
        refusal.put("cardUrl", "/realms/inail/login-actions/authenticate?session_code=1&execution=2");
        refusal.put("cardStep", CARD_STEP.get("authExecId"));
        return refusal;
    }

    /** A refusal of the plan's: what was stopped, by which act, and a way back that tells the application. */
    static Map<String, Object> refusalByPlan() {
        Map<String, Object> refusal = new HashMap<>(refusal("stopped-by-phase"));
        refusal.put("items", List.of(sentence("pending-reactivation"), sentence("stopped")));
        refusal.put("methods", METHODS);
        refusal.put("leaveUrl", "/realms/inail/login-actions/required-action?session_code=1&execution=varco-gate");
        return refusal;
    }

    static Map<String, Object> sentence(String text) {
        return Map.of(
                "text",
                text,
                "profile",
                "Consulenti del lavoro",
                "day",
                LocalDate.of(2020, 12, 1),
                "actName",
                "Circolare Inail",
                "actNumber",
                "36",
                "actDay",
                LocalDate.of(2020, 10, 19),
                "methods",
                METHODS);
    }

    /** What bodies and identity providers are called at their longest. */
    private static Map<String, Object> longNames() {
        Map<String, Object> model = new HashMap<>(allMethods());
        Map<String, Object> attributes = new HashMap<>(ATTRIBUTES);
        attributes.put(
                "varco.body.name",
                "Azienda di servizi alla persona e Agenzia regionale per la prevenzione e protezione ambientale");
        attributes.put(
                "varco.body.parent-name",
                "Dipartimento per la programmazione e il coordinamento della politica economica");
        attributes.put(
                "varco.body.logo",
                "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA0IDIiPjxyZWN0IHdpZHRoPSI0IiBoZWlnaHQ9IjIiIGZpbGw9IiNmZmYiLz48L3N2Zz4=");
        model.put("realm", Map.of("name", "regione", "password", true, "attributes", attributes));
        model.put(
                "spid",
                new Spid(List.of(
                        entry(
                                "Società cooperativa consortile di servizi fiduciari qualificati dell’Alto Adriatico",
                                "/a"),
                        entry("Identitätsdienstleistungsgesellschaft.Südtirol", "/b"))));
        return model;
    }

    static Map<String, Object> allMethods() {
        return Map.of(
                "spid",
                new Spid(entries()),
                "offered",
                new Offered("cie", "inps", "varco-card cns", "varco-card cie-card"),
                "auth",
                new Authentication(List.of(CARD_STEP)),
                "realm",
                Map.of(
                        "internationalizationEnabled",
                        true,
                        "displayNameHtml",
                        "Inail",
                        "password",
                        true,
                        "attributes",
                        ATTRIBUTES),
                "social",
                Map.of(
                        "providers",
                        List.of(provider("inps", "PIN Inps"), provider("spid", "SPID"), provider("cie", "CIE"))));
    }

    private static Map<String, Object> language(String tag) {
        return Map.of("languageTag", tag, "label", tag, "url", "?kc_locale=" + tag);
    }

    /** Counts how often a page asks for the entries: each call shuffles anew. */
    public static final class Spid {
        private final List<Map<String, Object>> entries;
        private int calls;

        Spid(List<Map<String, Object>> entries) {
            this.entries = entries;
        }

        public String getAlias() {
            return "spid";
        }

        public List<Map<String, Object>> getEntries() {
            calls++;
            return entries;
        }

        int calls() {
            return calls;
        }

        public boolean isSearched() {
            return false;
        }
    }

    /** More entries than anybody reads through. */
    public static final class ManySpid {
        private final String search;
        private final List<Map<String, Object>> found;

        ManySpid(String search, List<Map<String, Object>> found) {
            this.search = search;
            this.found = found;
        }

        public String getAlias() {
            return "spid";
        }

        public boolean isSearched() {
            return true;
        }

        public String getSearch() {
            return search;
        }

        public boolean isFoundMore() {
            return found.size() > 11;
        }

        public String getSearchUrl() {
            return "/realms/inail/spid/start";
        }

        public Map<String, String> getSearchFields() {
            return Map.of("client_id", "portal", "tab_id", "2");
        }

        public List<Map<String, Object>> getEntries() {
            return found;
        }
    }

    /** The identity providers, and the methods of steps, by which somebody may still come in. */
    public static final class Offered {
        private final List<String> aliases;

        Offered(String... aliases) {
            this.aliases = List.of(aliases);
        }

        public boolean offers(String alias) {
            return aliases.contains(alias);
        }

        public Object lastDay(String alias) {
            return alias.equals("inps") ? LocalDate.of(2021, 9, 30) : "";
        }

        public LocalDate getLastDayOfPasswords() {
            return LocalDate.of(2021, 12, 31);
        }

        public boolean opens(String step, String method) {
            return aliases.contains(step + " " + method);
        }
    }

    /** Keycloak's own throws, too, where the page has no action. */
    public static final class Url {
        private final String action;

        Url(String action) {
            this.action = action;
        }

        public String getLoginAction() {
            if (action == null) {
                throw new IllegalStateException("action URI not set");
            }
            return action;
        }

        public String getResourcesPath() {
            return "../../classes/theme/varco/login/resources";
        }

        public String getResourcesUrl() {
            return "https://login.example/resources/version/login/varco";
        }

        public String getResourcesCommonPath() {
            return "/resources/version/common/keycloak";
        }

        public String getSsoLoginInOtherTabsUrl() {
            return "/realms/inail/login-actions/authenticate?client_id=portal&skip_logout=true";
        }

        public String getLoginRestartFlowUrl() {
            return "/realms/inail/login-actions/restart?client_id=portal&tab_id=2";
        }

        public String getLoginUrl() {
            return "/realms/inail/login-actions/authenticate?client_id=portal&tab_id=2";
        }

        public String getLoginResetCredentialsUrl() {
            return "/realms/inail/login-actions/reset-credentials?client_id=portal&tab_id=2";
        }

        public String getRegistrationAction() {
            return "/realms/inail/login-actions/registration?client_id=portal&tab_id=2";
        }

        public String getOauthAction() {
            return "/realms/inail/login-actions/consent?client_id=portal&tab_id=2";
        }

        public String getOauth2DeviceVerificationAction() {
            return "/realms/inail/device";
        }

        public String getLogoutConfirmAction() {
            return "/realms/inail/protocol/openid-connect/logout/logout-confirm?client_id=portal&tab_id=2";
        }
    }

    public static final class MessagesPerField {
        private final String error;

        MessagesPerField(String error) {
            this.error = error;
        }

        MessagesPerField in(UnaryOperator<String> language) {
            return error == null ? this : new MessagesPerField(language.apply(error));
        }

        public boolean existsError(String... fields) {
            return error != null;
        }

        public boolean exists(String field) {
            return false;
        }

        public String getFirstError(String... fields) {
            return error;
        }
    }

    public static final class Authentication {
        private final List<Map<String, Object>> selections;

        Authentication(List<Map<String, Object>> selections) {
            this.selections = selections;
        }

        public List<Map<String, Object>> getAuthenticationSelections() {
            return selections;
        }

        public boolean showTryAnotherWayLink() {
            return false;
        }

        public boolean showUsername() {
            return false;
        }
    }

    /** An object and no map, as Keycloak's is: a template that adds to it has to manage with that. */
    public static final class Locales {
        private final String current;
        private final List<Map<String, Object>> supported;

        Locales(String current, List<Map<String, Object>> supported) {
            this.current = current;
            this.supported = supported;
        }

        public String getCurrent() {
            return current;
        }

        public String getCurrentLanguageTag() {
            return current;
        }

        public boolean isRtl() {
            return false;
        }

        public List<Map<String, Object>> getSupported() {
            return supported;
        }
    }
}
