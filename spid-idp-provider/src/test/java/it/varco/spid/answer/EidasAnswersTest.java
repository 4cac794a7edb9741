package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.ASSERTION;
import static it.varco.spid.answer.TestAnswers.RECEIVED_AT;
import static it.varco.spid.answer.TestAnswers.TOLERANCE;
import static it.varco.spid.answer.TestAnswers.remove;
import static it.varco.spid.answer.TestAnswers.set;
import static it.varco.spid.answer.TestAnswers.write;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.person.ForeignIdentity;
import it.varco.spid.TestRegistry;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person from another State is known by the node's code for them, and by nothing that an answer also happens to say. */
class EidasAnswersTest {

    private static final String LAST = ASSERTION + "/saml:AttributeStatement/saml:Attribute[3]";
    private static final String CODE = "AGID1234567890";

    /** The third attribute of the genuine answer, which is the fiscal code, becomes the node's code. */
    private static final Edit WITH_SPID_CODE =
            set(LAST, "Name", "spidCode").and(write(LAST + "/saml:AttributeValue", CODE));

    @Test
    void isKnownByTheNodeAndItsCode() {
        assertThat(person(WITH_SPID_CODE))
                .isEqualTo(ForeignIdentity.of(TestRegistry.UNO.entityId(), CODE).orElseThrow());
    }

    @Test
    void isNotKnownByAFiscalCodeThatNobodyAskedFor() {
        assertThat(codes(Edit.NONE)).containsExactly("SPID-103");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AGID", "AGID 1234567890", "AGID:1234567890", "AGID123456789\u00e0", "AGID1234567890\n"})
    void refusesWhatIsNoCode(String code) {
        assertThat(codes(WITH_SPID_CODE.and(write(LAST + "/saml:AttributeValue", code))))
                .containsExactly("SPID-103");
    }

    @Test
    void refusesAnAnswerWithoutIt() {
        assertThat(codes(remove(LAST))).containsExactly("SPID-103");
    }

    /** SPID's own providers give such a code too: there it is nobody's key. */
    @Test
    void isNoKeyAtSpid() {
        assertThat(TestAnswers.violations(TestAnswers.answer(Signed.BOTH, WITH_SPID_CODE, Edit.NONE)))
                .containsExactly("SPID-103");
    }

    private static Object person(Edit edit) {
        return ((Verdict.Accepted) judge(edit)).answer().person();
    }

    private static List<String> codes(Edit edit) {
        return ((Verdict.Refused) judge(edit))
                .violations().stream().map(Violation::code).toList();
    }

    private static Verdict judge(Edit edit) {
        PendingRequest pending = TestAnswers.pending(Scheme.EIDAS, TestRegistry.UNO, SpidLevel.L2, Comparison.MINIMUM);
        return new AnswerJudge(TOLERANCE)
                .judge(
                        TestAnswers.answer(Signed.BOTH, edit, Edit.NONE),
                        pending,
                        TestRegistry.UNO.entry(),
                        RECEIVED_AT);
    }
}
