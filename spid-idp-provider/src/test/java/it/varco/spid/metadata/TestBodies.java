package it.varco.spid.metadata;

import it.varco.spid.TestKeys;
import java.util.List;
import java.util.Optional;

/** One body of each kind that files metadata with AgID. */
public final class TestBodies {

    private static final Optional<String> TELEPHONE = Optional.of("+390600000");

    private TestBodies() {}

    /** A public administration with a way of its own. */
    public static ServiceProvider publicBody() {
        return provider("https://portale.example", municipality(Optional.empty()));
    }

    /** A private body with a VAT number. */
    public static ServiceProvider privateBody() {
        return provider("https://servizi.example", firm(Optional.empty()));
    }

    /** A private body that has no VAT number. */
    public static ServiceProvider privateBodyWithFiscalCode() {
        return provider(
                "https://associazione.example",
                new Body(
                        new Organization("Associazione di prova", "Associazione", "https://www.associazione.example"),
                        Sector.PRIVATE,
                        new BodyCodes(Optional.empty(), Optional.empty(), Optional.of("98765432109")),
                        Optional.of("spid@associazione.example"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(billing(Optional.empty(), Optional.of("98765432109")))));
    }

    /** A body behind an aggregator, or an operator. */
    public static ServiceProvider behind(Activity activity) {
        Optional<Aggregator> aggregator = Optional.of(new Aggregator(
                activity,
                "Consorzio di prova",
                new BodyCodes(Optional.of("consprova"), Optional.of("IT01234567897"), Optional.empty()),
                "spid@consorzio.example",
                TELEPHONE,
                activity.isLight() ? Optional.of(TestKeys.DUE.certificate()) : Optional.empty()));
        boolean privately = activity.code().startsWith("pri");
        return provider(
                "https://consorzio.example/%s/c_x000".formatted(activity.code()),
                privately ? firm(aggregator) : municipality(aggregator));
    }

    private static ServiceProvider provider(String entityId, Body body) {
        return new ServiceProvider(
                entityId,
                "https://portale.example/acs",
                "https://portale.example/slo",
                body,
                List.of(
                        new AttributeSet(0, "Servizi online", List.of("name", "familyName", "fiscalNumber")),
                        new AttributeSet(1, "Servizi alle imprese", List.of("fiscalNumber", "companyName", "ivaCode")),
                        AttributeSet.EIDAS_MINIMUM,
                        AttributeSet.EIDAS_FULL));
    }

    private static Body municipality(Optional<Aggregator> aggregator) {
        return new Body(
                new Organization("Comune di prova", "Comune", "https://www.comune.example"),
                Sector.PUBLIC,
                BodyCodes.ofIpa("c_x000"),
                Optional.of("spid@comune.example"),
                TELEPHONE,
                aggregator,
                Optional.empty());
    }

    private static Body firm(Optional<Aggregator> aggregator) {
        return new Body(
                new Organization("Servizi di prova S.p.A.", "Servizi di prova", "https://www.servizi.example"),
                Sector.PRIVATE,
                new BodyCodes(Optional.empty(), Optional.of("IT12345678903"), Optional.empty()),
                Optional.of("spid@servizi.example"),
                TELEPHONE,
                aggregator,
                Optional.of(billing(Optional.of("IT12345678903"), Optional.empty())));
    }

    private static Billing billing(Optional<String> vatNumber, Optional<String> fiscalCode) {
        return new Billing(
                vatNumber,
                fiscalCode,
                "Servizi di prova S.p.A.",
                new Billing.Seat("Via Roma", Optional.of("1"), "00100", "Roma", Optional.of("RM"), "IT"),
                Optional.of("Servizi di prova S.p.A."),
                "fatture@servizi.example",
                TELEPHONE);
    }
}
