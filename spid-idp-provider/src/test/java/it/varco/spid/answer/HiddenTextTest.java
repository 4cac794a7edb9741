package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.FISCAL_CODE;
import static it.varco.spid.answer.TestAnswers.genuine;
import static it.varco.spid.answer.TestAnswers.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.spid.Dom;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictXml;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Canonicalisation drops comments and instructions, so a right signature says nothing about them. */
class HiddenTextTest {

    private static final String SIGNED = Documents.text(genuine(Signed.BOTH));

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    void refusesAnswerWithWhatNoSignatureCovers(String what, String text) {
        assertThat(text).isNotEqualTo(SIGNED);
        assertThatThrownBy(() -> StrictXml.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedXmlException.class);
    }

    static Stream<Arguments> hidden() {
        return Stream.of(
                Arguments.of("a comment in the fiscal code", inFiscalCode("<!-- -->")),
                Arguments.of("an instruction in the fiscal code", inFiscalCode("<?x?>")),
                Arguments.of("a comment in the name", SIGNED.replace("_a-name-", "_a-<!---->name-")),
                Arguments.of("a comment in the digest", SIGNED.replace("<ds:DigestValue>", "<ds:DigestValue><!--a-->")),
                Arguments.of("a DOCTYPE", doctype("")),
                Arguments.of("an entity in the fiscal code", doctype("[<!ENTITY e \"\">]")));
    }

    @Test
    void readsCharacterDataAsTheTextThatWasSigned() {
        assertThat(fiscalCode(inFiscalCode("<![CDATA[]]>"))).isEqualTo(FISCAL_CODE);
        assertThat(fiscalCode(SIGNED.replace(FISCAL_CODE, "<![CDATA[" + FISCAL_CODE + "]]>")))
                .isEqualTo(FISCAL_CODE);
    }

    @Test
    void readsCharacterReferencesAsTheTextThatWasSigned() {
        assertThat(fiscalCode(SIGNED.replace(FISCAL_CODE, FISCAL_CODE.replace("A", "&#65;"))))
                .isEqualTo(FISCAL_CODE);
    }

    /** "Void canonicalisation": a namespace that is no URI must not make the signed text come out empty. */
    @Test
    void refusesAnswerWhoseNamespacesWereRedefined() {
        String redefined = SIGNED.replace("<saml:Subject>", "<saml:Subject xmlns:saml=\"urn:other\">");
        assertThat(judge(Dom.read(redefined))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesChangedAnswerWithRelativeNamespace() {
        String changed = SIGNED.replace(FISCAL_CODE, TestAnswers.VICTIM)
                .replace("<saml:Subject>", "<saml:Subject xmlns:ns=\"1\">");
        assertThat(judge(Dom.read(changed))).isInstanceOf(Verdict.Refused.class);
    }

    private static String fiscalCode(String text) {
        assertThat(text).isNotEqualTo(SIGNED);
        Verdict verdict = judge(Dom.read(text));
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).answer().person().identityId().substring("TINIT-".length());
    }

    private static String inFiscalCode(String inserted) {
        return SIGNED.replace(FISCAL_CODE, FISCAL_CODE.substring(0, 6) + inserted + FISCAL_CODE.substring(6));
    }

    private static String doctype(String internal) {
        return SIGNED.replace("<samlp:Response", "<!DOCTYPE r " + internal + "><samlp:Response");
    }
}
