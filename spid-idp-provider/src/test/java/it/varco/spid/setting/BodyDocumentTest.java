package it.varco.spid.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.spid.TestKeys;
import it.varco.spid.metadata.Activity;
import it.varco.spid.metadata.Aggregator;
import it.varco.spid.metadata.AttributeSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyDocumentTest {

    @Test
    void readsAnAggregator() {
        Aggregator read = BodyDocument.aggregator("""
                {"activity":"pub-ag-lite","name":"Consorzio","ipaCode":"cons","email":"spid@cons.example",
                 "validationCertificate":"%s"}""".formatted(TestKeys.UNO.base64()));
        assertThat(read.activity()).isEqualTo(Activity.PUBLIC_LIGHT_AGGREGATOR);
        assertThat(read.codes().ipaCode()).contains("cons");
        assertThat(read.validation()).isEqualTo(Optional.of(TestKeys.UNO.certificate()));
    }

    @Test
    void readsSetsOfAttributes() {
        assertThat(BodyDocument.attributeSets(
                        "[{\"index\":3,\"serviceName\":\"Imprese\",\"attributes\":[\"fiscalNumber\",\"ivaCode\"]}]"))
                .containsExactly(new AttributeSet(3, "Imprese", List.of("fiscalNumber", "ivaCode")));
    }

    @Test
    void readsFurtherServiceProviders() {
        assertThat(BodyDocument.providers(provider("\"code\":\"c-x000\"")))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.code()).isEqualTo("c-x000");
                    assertThat(read.body().organization().displayName()).isEqualTo("Comune");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/aggregator/activity|{\"activity\":\"pub-ag-half\",\"name\":\"x\",\"email\":\"y\"}",
                "/aggregator/activity|{\"name\":\"x\",\"email\":\"y\"}",
                "/aggregator/colour|{\"colour\":\"x\"}",
                "/aggregator/email|{\"activity\":\"pub-ag-full\",\"name\":\"x\"}",
                "/aggregator/name|{\"activity\":\"pub-ag-full\",\"name\":7,\"email\":\"y\"}",
                "/aggregator/name|{\"activity\":\"pub-ag-full\",\"name\":\" \",\"email\":\"y\"}",
                "/aggregator/name|{\"activity\":\"pub-ag-full\",\"name\":\"a\\u0000b\",\"email\":\"y\"}",
                "/aggregator/validationCertificate|{\"activity\":\"pub-ag-lite\",\"name\":\"x\",\"email\":\"y\",\"validationCertificate\":\"AAAA\"}",
                "/aggregator|[]",
                "/|{\"name\":\"x\",\"name\":\"y\"}",
                "/|{} {}",
                "/|no JSON"
            })
    void namesTheFieldOfAnAggregatorThatIsWrong(String field, String json) {
        assertThatThrownBy(() -> BodyDocument.aggregator(json))
                .isInstanceOfSatisfying(
                        SettingFault.class, fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/attributeSets/0/index|[{\"index\":99,\"serviceName\":\"x\",\"attributes\":[\"fiscalNumber\"]}]",
                "/attributeSets/0/index|[{\"index\":-1,\"serviceName\":\"x\",\"attributes\":[\"fiscalNumber\"]}]",
                "/attributeSets/0/index|[{\"serviceName\":\"x\",\"attributes\":[\"fiscalNumber\"]}]",
                "/attributeSets/0/attributes|[{\"index\":1,\"serviceName\":\"x\",\"attributes\":[\"name\"]}]",
                "/attributeSets|{}"
            })
    void namesTheFieldOfASetThatIsWrong(String field, String json) {
        assertThatThrownBy(() -> BodyDocument.attributeSets(json))
                .isInstanceOfSatisfying(
                        SettingFault.class, fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({"C_X000", "-x", "../x"})
    void takesOnlyPlainCodesOfServiceProviders(String code) {
        assertThatThrownBy(() -> BodyDocument.providers(provider("\"code\":\"" + code + "\"")))
                .hasMessageContaining("/serviceProviders/0/code");
    }

    @Test
    void takesNoTwoServiceProvidersOfOneCode() {
        String one = provider("\"code\":\"a\"");
        String twice = one.substring(0, one.length() - 1) + "," + one.substring(1);
        assertThatThrownBy(() -> BodyDocument.providers(twice)).hasMessageContaining("the same code twice");
    }

    /** Whatever somebody sent is not written anywhere. */
    @Test
    void saysNothingOfValues() {
        assertThatThrownBy(() -> BodyDocument.aggregator("{\"activity\":\"RSSMRA85T10A562S\"}"))
                .hasMessageNotContaining("RSSMRA");
    }

    private static String provider(String code) {
        return """
            [{%s,"entityId":"https://cons.example/pub-ag-full/c_x000","sector":"public","ipaCode":"c_x000",
              "organization":{"name":"Comune di prova","displayName":"Comune","url":"https://www.comune.example"}}]""".formatted(code);
    }
}
