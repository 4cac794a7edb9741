package it.varco.demo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HowTheyCameInTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://www.spid.gov.it/SpidL2 | spid | SPID, livello 2",
                "https://www.spid.gov.it/SpidL3 | cie | CIE, livello 3",
                "https://www.spid.gov.it/SpidL2 | eidas | eIDAS, livello 2",
                "urn:varco:acr:cns | cns | Carta Nazionale dei Servizi (CNS)",
                "https://www.spid.gov.it/SpidL9 | spid | https://www.spid.gov.it/SpidL9",
                "'' | '' | non indicato",
            })
    void saysItInWords(String acr, String amr, String words) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode().put("acr", acr);
        claims.putArray("amr").add(amr);
        SignedIn person = new SignedIn(
                claims,
                JsonNodeFactory.instance.objectNode(),
                new SignedIn.LogoutForm("", "portal", URI.create("http://localhost/")),
                Optional.empty());
        assertThat(HowTheyCameIn.inWords(person)).isEqualTo(words);
    }
}
