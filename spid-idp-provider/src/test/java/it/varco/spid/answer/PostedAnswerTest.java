package it.varco.spid.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.spid.xml.MalformedXmlException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostedAnswerTest {

    private static final String FIELD =
            Base64.getEncoder().encodeToString("<answer>à</answer>".getBytes(StandardCharsets.UTF_8));

    @Test
    void readsBase64() throws MalformedXmlException {
        assertThat(PostedAnswer.of(FIELD).document().getDocumentElement().getTextContent())
                .isEqualTo("à");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void readsBase64InLines(String lineBreak) throws MalformedXmlException {
        String inLines = FIELD.substring(0, 8) + lineBreak + FIELD.substring(8) + lineBreak;
        assertThat(PostedAnswer.of(inLines).document().getDocumentElement().getTextContent())
                .isEqualTo("à");
    }

    /** A reader that skips what it does not know would see the document; another one would see none. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "%", "-", "_", "\u0000", "à", "="})
    void refusesAnyOtherCharacter(String stray) {
        String withStray = FIELD.substring(0, 8) + stray + FIELD.substring(8);
        assertThatThrownBy(() -> PostedAnswer.of(withStray).document())
                .isInstanceOf(MalformedXmlException.class)
                .hasMessageNotContaining(FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "====", "A", "AAAA"})
    void refusesWhatHoldsNoDocument(String field) {
        assertThatThrownBy(() -> PostedAnswer.of(field).document()).isInstanceOf(MalformedXmlException.class);
    }
}
