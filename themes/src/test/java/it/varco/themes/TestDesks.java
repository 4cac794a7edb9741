package it.varco.themes;

import java.util.List;

/** What the pages of office and holder are given. */
public final class TestDesks {

    private TestDesks() {}

    /** What was just done. */
    public record Message(String kind, String key, String code) {}

    /** One step of a grant. */
    public record Step(String state, Object date, String office, String act) {}

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

    /** A state, and from when. */
    public record Since(Object day, String state) {}

    /** A communication of an Order. */
    public record Communication(String about, Object detail, Object received, String id, String warning) {}

    /** A sign-in. */
    public record Came(Object at, String method) {}

    /** Where a person stands under one profile. */
    public record InRegister(
            String name,
            String state,
            String advice,
            List<Since> states,
            List<Communication> events,
            List<Came> signIns) {}

    /** The register's page. */
    public record RegisterDesk(
            String url,
            String token,
            String fiscalCode,
            boolean account,
            String name,
            List<InRegister> profiles,
            List<String> methods,
            Message message) {}

    static RegisterDesk registerDesk() {
        return new RegisterDesk(
                "/desk",
                "t",
                "MRNHSN82H21Z330H",
                true,
                "Hassan Amrani",
                List.of(
                        new InRegister(
                                "Consulenti del lavoro",
                                "pending-reactivation",
                                "waits",
                                List.of(
                                        new Since(TestDay.brief(2012, 1, 1), "active"),
                                        new Since(TestDay.brief(2019, 2, 1), "suspended"),
                                        new Since(TestDay.brief(2019, 3, 11), "pending-reactivation")),
                                List.of(
                                        new Communication("withdrawn", "4f-1", TestDay.brief(2019, 3, 12), "4f-4", ""),
                                        new Communication(
                                                "reactivated",
                                                TestDay.brief(2019, 3, 11),
                                                TestDay.brief(2019, 3, 11),
                                                "4f-3",
                                                "REG-W3"),
                                        new Communication(
                                                "suspended",
                                                TestDay.brief(2019, 2, 1),
                                                TestDay.brief(2019, 2, 1),
                                                "4f-2",
                                                "REG-W1")),
                                List.of(new Came(TestDay.brief(2019, 3, 10), "legacy-dispositive"))),
                        new InRegister("Avvocati", "absent", "absent", List.of(), List.of(), List.of()),
                        new InRegister("Geometri", "suspended", "interrupted", List.of(), List.of(), List.of())),
                List.of("SPID", "CIE", "CNS", "PIN INPS"),
                new Message("", "", ""));
    }

    static RegisterDesk emptyRegisterDesk() {
        return new RegisterDesk(
                "/desk", "t", "", false, "", List.of(), List.of(), new Message("error", "not-a-fiscal-code", "REG-30"));
    }

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
                                List.of(new Step("asked", TestDay.brief(2021, 4, 2), "Palermo", "")),
                                List.of("accredit", "refuse")),
                        new Grant(
                                "consulenti-del-lavoro",
                                "Consulenti del lavoro",
                                "register",
                                "suspended",
                                "",
                                List.of(
                                        new Step("active", TestDay.brief(2016, 5, 3), "", ""),
                                        new Step("suspended", TestDay.brief(2019, 2, 1), "", "")),
                                List.of())),
                List.of(new Choice("avvocati", "Avvocati", "office"), new Choice("ditte", "Ditte", "open")),
                "Palermo",
                new Message("error", "refused.not-from-this-state", "GRANT-T01"));
    }

    /** Somebody who holds nothing, whom an operator has just asked something for. */
    static Office officeWithoutGrants() {
        return new Office(
                "/office",
                "t",
                "NREPLA63M19G273S",
                false,
                false,
                "",
                List.of(),
                List.of(new Choice(
                        "tributaristi",
                        "Tributaristi, revisori e altri professionisti per imprese senza dipendenti",
                        "office")),
                "Direzione territoriale di Monza e della Brianza",
                new Message("success", "done.ask", ""));
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
                                        new Step("active", TestDay.brief(2021, 4, 6), "", ""),
                                        new Step("withdrawn", TestDay.brief(2021, 10, 1), "", "")),
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
