package it.varco.spid.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSearchTest {

    private static final List<RegistryEntry> ENTRIES =
            List.of(entry("Poste Italiane S.p.A."), entry("Identità Sicura S.r.l."), entry("Aruba PEC S.p.A."));

    @ParameterizedTest
    @CsvSource({
        "poste, Poste Italiane S.p.A.",
        "ITALIANE poste, Poste Italiane S.p.A.",
        "identita, Identità Sicura S.r.l.",
        "IDENTITÀ, Identità Sicura S.r.l.",
        "srl, Identità Sicura S.r.l.",
        "pec spa, Aruba PEC S.p.A.",
        "S.p.A. aruba, Aruba PEC S.p.A."
    })
    void everyWordIsInTheName(String typed, String name) {
        assertThat(NameSearch.of(typed).in(ENTRIES))
                .extracting(RegistryEntry::name)
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "...", "namirial", "poste aruba"})
    void findsNobodyOtherwise(String typed) {
        assertThat(NameSearch.of(typed).in(ENTRIES)).isEmpty();
    }

    @Test
    void findsAmongAThousand() {
        List<RegistryEntry> thousand = IntStream.range(0, 1000)
                .mapToObj(number -> entry("Gestore numero " + number))
                .toList();
        assertThat(NameSearch.of("numero 999").in(thousand)).hasSize(1);
        assertThat(NameSearch.of("gestore").in(thousand)).hasSize(1000);
    }

    @Test
    void showsWhatWasTypedUpToALength() {
        assertThat(NameSearch.of(" <b>Poste ").typed()).isEqualTo("<b>Poste");
        assertThat(NameSearch.of("x".repeat(5000)).typed()).hasSize(100);
    }

    private static RegistryEntry entry(String name) {
        return new RegistryEntry(
                "https://" + name.hashCode(),
                name,
                List.of(),
                Map.of(Binding.REDIRECT, URI.create("https://idp.example/sso")),
                Map.of());
    }
}
