package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.RECEIVED_AT;
import static it.varco.spid.answer.TestAnswers.TOLERANCE;
import static it.varco.spid.answer.TestAnswers.pending;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import it.varco.spid.TestRegistry;
import it.varco.spid.registry.Binding;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Whatever is posted, there is a verdict, and whoever holds one genuine answer makes no other person out of it. The answers
 * in the corpus were signed once, with a key that nobody has kept; every build tries the corpus, and {@code ./verify --deep}
 * goes on from there.
 */
class AnswerFuzzTest {

    private static final RegistryEntry SIGNER = new RegistryEntry(
            TestRegistry.UNO.entityId(),
            "Identità UNO",
            List.of(certificate()),
            Map.of(Binding.POST, URI.create(TestRegistry.UNO.entityId() + "/sso")),
            Map.of());

    private static final byte[] GENUINE = resource("genuine.xml");
    private static final VerifiedAnswer PERSON = accepted(judge(parsed(GENUINE)));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "_assertion",
            "_response",
            "TINIT-" + TestAnswers.VICTIM,
            TestRegistry.DUE.entityId(),
            "https://www.spid.gov.it/SpidL3",
            "2099-01-01T00:00:00Z",
            "urn:oasis:names:tc:SAML:2.0:status:Responder");
    private static final List<String> ATTRIBUTES =
            List.of("ID", "Id", "id", "InResponseTo", "URI", "Algorithm", "Name", "Value", "Format", "NotOnOrAfter");
    private static final int MOST_EDITS = 6;

    /** The twin of all that is tried: the answer that everything starts from is believed. */
    @Test
    void believesTheGenuineAnswer() {
        assertThat(PERSON.person().identityId()).isEqualTo("TINIT-" + TestAnswers.FISCAL_CODE);
    }

    /** The form field as it comes. */
    @FuzzTest(maxDuration = "10m")
    @DictionaryFile(resourcePath = "saml.dict")
    void readsOrRefusesAnyBytes(byte @NotNull [] xml) {
        try {
            judgeAndCompare(
                    PostedAnswer.of(Base64.getEncoder().encodeToString(xml)).document());
        } catch (MalformedXmlException refused) {
            assertThat(refused.getCause()).isNull();
        }
    }

    /** The field before it is decoded. */
    @FuzzTest(maxDuration = "2m")
    void readsOrRefusesAnyField(@NotNull String field) {
        try {
            judgeAndCompare(PostedAnswer.of(field).document());
        } catch (MalformedXmlException refused) {
            assertThat(refused.getCause()).isNull();
        }
    }

    /** Whoever tampers moves, copies, renames and rewrites parts of a genuine answer, and the result is still XML. */
    @FuzzTest(maxDuration = "10m")
    void makesNoOtherPersonOutOfAGenuineAnswer(FuzzedDataProvider choices) {
        Document document = parsed(GENUINE);
        int edits = choices.consumeInt(1, MOST_EDITS);
        for (int edit = 0; edit < edits; edit++) {
            edit(document, choices);
        }
        String written = Documents.text(document);
        try {
            judgeAndCompare(StrictXml.parse(written.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedXmlException refused) {
            assertThat(refused.getCause()).isNull();
        }
    }

    private static void judgeAndCompare(Document document) {
        Verdict verdict = judge(document);
        if (verdict instanceof Verdict.Accepted accepted) {
            assertThat(accepted.answer().person()).isEqualTo(PERSON.person());
            assertThat(accepted.answer().attributes()).isEqualTo(PERSON.attributes());
            assertThat(accepted.answer().assertionId()).isEqualTo(PERSON.assertionId());
            assertThat(accepted.answer().level()).isEqualTo(PERSON.level());
            assertThat(accepted.answer().usableUntil()).isEqualTo(PERSON.usableUntil());
        }
    }

    private static void edit(Document document, FuzzedDataProvider choices) {
        List<Element> elements = elements(document);
        Element element = choices.pickValue(elements);
        Element other = choices.pickValue(elements);
        switch (choices.consumeInt(0, 7)) {
            case 0 -> element.setTextContent(choices.pickValue(TEXTS));
            case 1 -> element.setAttribute(choices.pickValue(ATTRIBUTES), choices.pickValue(TEXTS));
            case 2 -> element.removeAttribute(choices.pickValue(ATTRIBUTES));
            case 3 -> place(element.cloneNode(true), other, choices.consumeBoolean());
            case 4 -> place(element, other, choices.consumeBoolean());
            case 5 -> remove(element);
            case 6 -> document.renameNode(element, other.getNamespaceURI(), other.getNodeName());
            default -> element.appendChild(document.createTextNode(choices.pickValue(TEXTS)));
        }
    }

    /** As a child of the other element, or before it; where it cannot stand, nothing is done. */
    private static void place(Node node, Element other, boolean inside) {
        boolean intoItself = (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_CONTAINED_BY) != 0;
        if (intoItself || node == other || node == node.getOwnerDocument().getDocumentElement()) {
            return;
        }
        if (inside) {
            other.appendChild(node);
        } else if (other.getParentNode() instanceof Element parent) {
            parent.insertBefore(node, other);
        }
    }

    private static void remove(Element element) {
        if (element.getParentNode() instanceof Element parent) {
            parent.removeChild(element);
        }
    }

    private static List<Element> elements(Document document) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int index = 0; index < all.getLength(); index++) {
            found.add((Element) all.item(index));
        }
        return found;
    }

    private static Verdict judge(Document document) {
        return new AnswerJudge(TOLERANCE).judge(document, pending(), SIGNER, RECEIVED_AT);
    }

    private static VerifiedAnswer accepted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).answer();
    }

    private static Document parsed(byte[] xml) {
        try {
            return StrictXml.parse(xml);
        } catch (MalformedXmlException unexpected) {
            throw new IllegalArgumentException(unexpected);
        }
    }

    private static X509Certificate certificate() {
        try (InputStream der = AnswerFuzzTest.class.getResourceAsStream("genuine.crt")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream stream = AnswerFuzzTest.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
