package it.varco.themes;

import java.util.List;

/** What the pages of office and holder are given. */
public final class TestDesks {

    private TestDesks() {}

    /** What was just done. */
    public record Message(String kind, String key, String code) {}

    /** One step of a grant. */
    public record Step(String state, String date, String office, String act) {}

    /** One grant. */
    public record Grant(
            String profile,
            String name,
            String source,
            String state,
            String delegator,
            List<Step> steps,
            List<String> actions) {}

    /** One profile to choose. */
    public record Choice(String slug, String name, String source) {}

    /** The office's page. */
    public record Office(
            String url,
            String token,
            String fiscalCode,
            boolean known,
            boolean strong,
            String name,
            List<Grant> grants,
            List<Choice> profiles,
            String office,
            Message message) {}

    /** One delegation. */
    public record Given(String delegate, String code, Grant grant) {}

    /** The holder's page. */
    public record Delegations(
            String url, String token, List<Given> given, List<Choice> profiles, String today, Message message) {}

    static Office office() {
        return new Office(
                "/office",
                "t",
                "NREPLA63M19G273S",
                true,
                true,
                "Paolo Neri",
                List.of(
                        new Grant(
                                "medici-esterni",
                                "Medici esterni",
                                "office",
                                "asked",
                                "",
                                List.of(new Step("asked", "2 apr 2021", "Palermo", "")),
                                List.of("accredit", "refuse")),
                        new Grant(
                                "consulenti-del-lavoro",
                                "Consulenti del lavoro",
                                "register",
                                "suspended",
                                "",
                                List.of(
                                        new Step("active", "3 mag 2016", "", ""),
                                        new Step("suspended", "1 feb 2019", "", "")),
                                List.of())),
                List.of(new Choice("avvocati", "Avvocati", "office"), new Choice("ditte", "Ditte", "open")),
                "Palermo",
                new Message("error", "refused.not-from-this-state", "GRANT-T01"));
    }

    static Office emptyOffice() {
        return new Office("/office", "t", "", false, false, "", List.of(), List.of(), "", new Message("", "", ""));
    }

    static Delegations delegations() {
        return new Delegations(
                "/delegations",
                "t",
                List.of(new Given(
                        "d",
                        "VLLMRT······205A",
                        new Grant(
                                "consulenti-del-lavoro",
                                "Consulenti del lavoro",
                                "delegation",
                                "active",
                                "a",
                                List.of(
                                        new Step("active", "6 apr 2021", "", ""),
                                        new Step("withdrawn", "1 ott 2021", "", "")),
                                List.of("withdraw")))),
                List.of(new Choice("consulenti-del-lavoro", "Consulenti del lavoro", "register")),
                "2021-04-06",
                new Message("success", "delegated", ""));
    }

    static Delegations noDelegations() {
        return new Delegations(
                "/delegations", "t", List.of(), List.of(), "2021-04-06", new Message("error", "refused.delegate", ""));
    }
}
