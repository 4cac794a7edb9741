package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.genuine;
import static it.varco.spid.answer.TestAnswers.judge;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.answer.TestAnswers.Signed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whatever an answer lacks, there is a verdict, and never an exception: what is missing does not hold. */
class NothingMissingBreaksTheJudgeTest {

    /** Parts that nobody signs or checks: a response without its own signature, and what KeyInfo says. */
    private static final Set<String> MAY_BE_MISSING =
            Set.of("Response/Signature", "Signature/KeyInfo", "KeyInfo/X509Data", "X509Data/X509Certificate");

    @Test
    void refusesAnswerThatLacksAnyElement() {
        int elements = elements(genuine(Signed.BOTH)).size();
        // The root comes first and stays.
        for (int index = 1; index < elements; index++) {
            Document document = genuine(Signed.BOTH);
            Element removed = elements(document).get(index);
            String name = name(removed);
            removed.getParentNode().removeChild(removed);
            expect(document, name);
        }
    }

    @Test
    void refusesAnswerThatLacksAnyAttribute() {
        int elements = elements(genuine(Signed.BOTH)).size();
        for (int index = 0; index < elements; index++) {
            int attributes =
                    elements(genuine(Signed.BOTH)).get(index).getAttributes().getLength();
            for (int place = 0; place < attributes; place++) {
                Document document = genuine(Signed.BOTH);
                Element element = elements(document).get(index);
                Attr removed = (Attr) element.getAttributes().item(place);
                if (removed.getName().startsWith("xmlns")) {
                    continue;
                }
                element.removeAttributeNode(removed);
                expect(document, name(element) + "/@" + removed.getName());
            }
        }
    }

    private static void expect(Document document, String removed) {
        Verdict verdict = judge(Dom.sent(document));
        if (MAY_BE_MISSING.contains(removed)) {
            return;
        }
        assertThat(verdict).as(removed).isInstanceOf(Verdict.Refused.class);
    }

    private static String name(Element element) {
        return element.getParentNode().getLocalName() + "/" + element.getLocalName();
    }

    private static List<Element> elements(Document document) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int index = 0; index < all.getLength(); index++) {
            found.add((Element) all.item(index));
        }
        return found;
    }
}
