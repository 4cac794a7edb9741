package it.varco.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.attack.StockBroker.Outcome;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The corpus once more, side by side: Varco and Keycloak's own SAML identity provider in the same server. Asserted of the
 * stock one is that it believes the genuine answer; the rest is written down, in {@code target/who-refuses-what.md}.
 */
@VarcoTest
class WhoRefusesWhatIT {

    private static final Map<Outcome, String> WORDS = new EnumMap<>(Map.of(
            Outcome.REFUSED, "refused",
            Outcome.SIGNED_IN, "let in",
            Outcome.SIGNED_IN_AS_THE_VICTIM, "**let in as somebody else**"));

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final SpidTestIdentityProviders providers;

    WhoRefusesWhatIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.providers = providers;
    }

    private record Row(Forgery forgery, Outcome varco, Outcome strict, Outcome asItComes) {

        String line() {
            return "| `%s` | %s | %s | %s | %s |"
                    .formatted(
                            forgery.threat(),
                            forgery.what().replace("|", "\\|"),
                            WORDS.get(varco),
                            WORDS.get(strict),
                            WORDS.get(asItComes));
        }
    }

    @Test
    void theCorpusSideBySide() throws IOException {
        try (StockBroker stock = new StockBroker(keycloak, realm, providers.named("alfa"))) {
            assertThat(stockOutcome(stock, StockBroker.STRICT, Sitting::genuine))
                    .isEqualTo(Outcome.SIGNED_IN);
            assertThat(stockOutcome(stock, StockBroker.AS_IT_COMES, Sitting::genuine))
                    .isEqualTo(Outcome.SIGNED_IN);
            assertThat(ourOutcome(Sitting::genuine)).isEqualTo(Outcome.SIGNED_IN);
            List<Row> rows = Corpus.all()
                    .map(forgery -> new Row(
                            forgery,
                            ourOutcome(sitting -> forged(forgery, sitting)),
                            stockOutcome(stock, StockBroker.STRICT, sitting -> forged(forgery, sitting)),
                            stockOutcome(stock, StockBroker.AS_IT_COMES, sitting -> forged(forgery, sitting))))
                    .toList();
            Files.writeString(Path.of(System.getProperty("varco.output"), "who-refuses-what.md"), report(rows));
            assertThat(rows).extracting(Row::varco).containsOnly(Outcome.REFUSED);
        }
    }

    @FunctionalInterface
    private interface Sent {

        String by(Sitting sitting);
    }

    private String forged(Forgery forgery, Sitting sitting) {
        return forgery.mutation().apply(sitting.answer(forgery.script().apply(providers)), providers);
    }

    private static Outcome stockOutcome(StockBroker stock, String alias, Sent sent) {
        Sitting sitting = stock.sit(alias);
        return stock.outcome(sitting.post(sent.by(sitting)));
    }

    /** A sitting for each: an answer lives for five minutes, and the corpus takes longer. */
    private Outcome ourOutcome(Sent sent) {
        Sitting sitting = ProviderVisit.of(realm, providers.named("alfa"));
        HttpPerson.Page page = sitting.post(sent.by(sitting));
        return page.address().toString().startsWith(realm.portal() + "/callback?")
                ? Outcome.SIGNED_IN
                : Outcome.REFUSED;
    }

    private static String report(List<Row> rows) {
        return "| | attack | Varco | stock, as strict as it goes | stock, signatures validated |\n|---|---|---|---|---|\n"
                + rows.stream().map(Row::line).collect(Collectors.joining("\n"))
                + "\n\n| | attacks | Varco refuses | stock, as strict as it goes | stock, signatures validated |\n|---|---|---|---|---|\n"
                + rows.stream()
                        .collect(
                                Collectors.groupingBy(row -> row.forgery().threat(), TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(group -> "| `%s` | %d | %d | %d | %d |"
                                .formatted(
                                        group.getKey(),
                                        group.getValue().size(),
                                        refused(group.getValue().stream()
                                                .map(Row::varco)
                                                .toList()),
                                        refused(group.getValue().stream()
                                                .map(Row::strict)
                                                .toList()),
                                        refused(group.getValue().stream()
                                                .map(Row::asItComes)
                                                .toList())))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static long refused(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome.REFUSED::equals).count();
    }
}
