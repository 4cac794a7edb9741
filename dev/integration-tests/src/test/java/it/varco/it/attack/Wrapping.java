package it.varco.it.attack;

import static it.varco.it.attack.AgidCases.ASSERTION;
import static it.varco.it.attack.AgidCases.RESPONSE;

import it.varco.testidp.AnswerScript;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The eight known ways to wrap a signature, under the names of the tool SAML Raider: what was signed stays somewhere, whole,
 * and a changed copy, of another person, stands where it may be taken for it.
 *
 * <p>Source: Somorovsky and others, On Breaking SAML, USENIX Security 2012.
 */
enum Wrapping implements Edit {
    /** The changed Response is the root; the genuine one is inside its signature. */
    XSW1 {
        @Override
        public void accept(Document document) {
            Element genuine = copyOf(Edit.at(document, RESPONSE));
            firstSignature(document).appendChild(genuine);
            corruptAllBut(genuine, Edit.at(document, RESPONSE));
        }
    },
    /** The changed Response is the root; the genuine one comes before its signature. */
    XSW2 {
        @Override
        public void accept(Document document) {
            Element genuine = copyOf(Edit.at(document, RESPONSE));
            Element signature = firstSignature(document);
            signature.getParentNode().insertBefore(genuine, signature);
            corruptAllBut(genuine, Edit.at(document, RESPONSE));
        }
    },
    /** A changed Assertion comes before the genuine one. */
    XSW3 {
        @Override
        public void accept(Document document) {
            Element genuine = Edit.at(document, ASSERTION);
            genuine.getParentNode().insertBefore(changedCopyOf(genuine), genuine);
        }
    },
    /** A changed Assertion has the genuine one inside. */
    XSW4 {
        @Override
        public void accept(Document document) {
            Element genuine = Edit.at(document, ASSERTION);
            Element changed = changedCopyOf(genuine);
            genuine.getParentNode().replaceChild(changed, genuine);
            changed.appendChild(genuine);
        }
    },
    /** The signed Assertion is changed; the genuine one, without signature, is at the end. */
    XSW5 {
        @Override
        public void accept(Document document) {
            Element signed = Edit.at(document, ASSERTION);
            Element genuine = copyOf(signed);
            corrupt(signed);
            signed.getParentNode().appendChild(genuine);
        }
    },
    /** The signed Assertion is changed; the genuine one is inside its signature. */
    XSW6 {
        @Override
        public void accept(Document document) {
            Element signed = Edit.at(document, ASSERTION);
            Element genuine = copyOf(signed);
            corrupt(signed);
            lastSignature(document).appendChild(genuine);
        }
    },
    /** A changed Assertion, with the ID of the genuine one, is in Extensions. */
    XSW7 {
        @Override
        public void accept(Document document) {
            Element genuine = Edit.at(document, ASSERTION);
            Element extensions = document.createElementNS(PROTOCOL_NS, "samlp:Extensions");
            genuine.getParentNode().insertBefore(extensions, genuine);
            Element changed = changedCopyOf(genuine);
            changed.setAttribute("ID", genuine.getAttribute("ID"));
            extensions.appendChild(changed);
        }
    },
    /** The signed Assertion is changed; the genuine one is in an Object of its signature. */
    XSW8 {
        @Override
        public void accept(Document document) {
            Element signed = Edit.at(document, ASSERTION);
            Element genuine = copyOf(signed);
            corrupt(signed);
            Element object = document.createElementNS(SIGNATURE_NS, "ds:Object");
            lastSignature(document).appendChild(object);
            object.appendChild(genuine);
        }
    };

    private static final Map<String, UnaryOperator<AnswerScript>> SIGNED = Map.of(
            "the Assertion signed", AnswerScript::withoutResponseSignature,
            "the Response signed", AnswerScript::withoutAssertionSignature,
            "both signed", UnaryOperator.identity());

    /** Each on an answer that is signed in each way. */
    static Stream<Forgery> all() {
        return Arrays.stream(values())
                .flatMap(wrapping -> SIGNED.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(signed -> Forgery.tampered(
                                "A" + (wrapping.ordinal() + 1),
                                wrapping + ", " + signed.getKey(),
                                signed.getValue().apply(AnswerScript.genuine()),
                                wrapping,
                                "SPID-V03")));
    }

    /** In document order: the Response's where it has one. */
    private static Element firstSignature(Document document) {
        return Edit.all(document, "//ds:Signature").get(0);
    }

    /** The Assertion's where it has one. */
    private static Element lastSignature(Document document) {
        return Edit.all(document, "(%1$s/ds:Signature | %2$s/ds:Signature)[last()]".formatted(RESPONSE, ASSERTION))
                .get(0);
    }

    private static Element changedCopyOf(Element genuine) {
        Element copy = copyOf(genuine);
        corrupt(copy);
        return copy;
    }

    /** Without its own signature; those further inside stay. */
    private static Element copyOf(Element genuine) {
        Element copy = (Element) genuine.cloneNode(true);
        for (var child = copy.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())) {
                copy.removeChild(child);
                break;
            }
        }
        return copy;
    }

    private static void corruptAllBut(Element genuine, Element root) {
        Document document = root.getOwnerDocument();
        Element parent = (Element) genuine.getParentNode();
        var place = document.createTextNode("");
        parent.replaceChild(place, genuine);
        corrupt(root);
        parent.replaceChild(genuine, place);
    }

    /** Another ID, and another person. */
    private static void corrupt(Element element) {
        element.setAttribute("ID", "_evil");
        Victim.writeInto(element);
    }
}
