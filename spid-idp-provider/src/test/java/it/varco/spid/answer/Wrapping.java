package it.varco.spid.answer;

import static it.varco.spid.answer.TestAnswers.ASSERTION;
import static it.varco.spid.answer.TestAnswers.RESPONSE;

import it.varco.spid.Dom;
import it.varco.spid.answer.TestAnswers.Edit;
import it.varco.spid.answer.TestAnswers.Signed;
import it.varco.spid.xml.Saml;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The eight known ways to wrap a signature, on a genuine answer, under the names of the tool SAML Raider. Each keeps the
 * signed element whole somewhere and puts a changed one, of another person, where it may be taken for it.
 *
 * <p>Source: Somorovsky and others, On Breaking SAML, USENIX Security 2012.
 */
enum Wrapping implements Edit {
    /** The changed Response is the root; the genuine one is inside its signature. */
    XSW1 {
        @Override
        public void accept(Document document) {
            Element genuine = copyWithoutSignature(Dom.at(document, RESPONSE));
            signatureOf(document).appendChild(genuine);
            corrupt(Dom.at(document, RESPONSE));
            restoreBelow(genuine);
        }
    },
    /** The changed Response is the root; the genuine one comes before its signature. */
    XSW2 {
        @Override
        public void accept(Document document) {
            Element genuine = copyWithoutSignature(Dom.at(document, RESPONSE));
            Element signature = signatureOf(document);
            signature.getParentNode().insertBefore(genuine, signature);
            corrupt(Dom.at(document, RESPONSE));
            restoreBelow(genuine);
        }
    },
    /** A changed Assertion comes before the genuine one. */
    XSW3 {
        @Override
        public void accept(Document document) {
            Element genuine = Dom.at(document, ASSERTION);
            genuine.getParentNode().insertBefore(changedCopy(genuine), genuine);
        }
    },
    /** A changed Assertion has the genuine one inside. */
    XSW4 {
        @Override
        public void accept(Document document) {
            Element genuine = Dom.at(document, ASSERTION);
            Element changed = changedCopy(genuine);
            genuine.getParentNode().replaceChild(changed, genuine);
            changed.appendChild(genuine);
        }
    },
    /** The signed Assertion is changed; a genuine copy of it, without signature, is at the end. */
    XSW5 {
        @Override
        public void accept(Document document) {
            Element signed = Dom.at(document, ASSERTION);
            Element genuine = copyWithoutSignature(signed);
            corrupt(signed);
            signed.getParentNode().appendChild(genuine);
        }
    },
    /** The signed Assertion is changed; a genuine copy of it is inside its signature. */
    XSW6 {
        @Override
        public void accept(Document document) {
            Element signed = Dom.at(document, ASSERTION);
            Element genuine = copyWithoutSignature(signed);
            corrupt(signed);
            Dom.at(document, ASSERTION + "/ds:Signature").appendChild(genuine);
        }
    },
    /** A changed Assertion, with the ID of the genuine one, is in Extensions. */
    XSW7 {
        @Override
        public void accept(Document document) {
            Element genuine = Dom.at(document, ASSERTION);
            Element extensions = document.createElementNS(Saml.PROTOCOL_NS, "samlp:Extensions");
            genuine.getParentNode().insertBefore(extensions, genuine);
            Element changed = changedCopy(genuine);
            changed.setAttribute("ID", genuine.getAttribute("ID"));
            extensions.appendChild(changed);
        }
    },
    /** The signed Assertion is changed; a genuine copy of it is in an Object of its signature. */
    XSW8 {
        @Override
        public void accept(Document document) {
            Element signed = Dom.at(document, ASSERTION);
            Element genuine = copyWithoutSignature(signed);
            corrupt(signed);
            Element object = document.createElementNS(Saml.SIGNATURE_NS, "ds:Object");
            Dom.at(document, ASSERTION + "/ds:Signature").appendChild(object);
            object.appendChild(genuine);
        }
    };

    static Stream<Arguments> all() {
        return Stream.of(values())
                .flatMap(wrapping ->
                        Stream.of(Signed.ASSERTION, Signed.BOTH).map(signed -> Arguments.of(wrapping, signed)));
    }

    /** The Response's where it has one. */
    private static Element signatureOf(Document document) {
        return Dom.at(document, "(" + RESPONSE + "/ds:Signature | " + ASSERTION + "/ds:Signature)[1]");
    }

    private static Element changedCopy(Element genuine) {
        Element copy = copyWithoutSignature(genuine);
        corrupt(copy);
        return copy;
    }

    private static Element copyWithoutSignature(Element genuine) {
        Element copy = (Element) genuine.cloneNode(true);
        for (var child = copy.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("Signature".equals(child.getLocalName())) {
                copy.removeChild(child);
                break;
            }
        }
        return copy;
    }

    /** Another ID, and another person. */
    private static void corrupt(Element element) {
        element.setAttribute("ID", "_evil");
        writePerson(element, TestAnswers.VICTIM);
    }

    private static void restoreBelow(Element genuine) {
        writePerson(genuine, TestAnswers.FISCAL_CODE);
    }

    private static void writePerson(Element element, String fiscalCode) {
        NodeList attributes = element.getElementsByTagNameNS(Saml.ASSERTION_NS, "Attribute");
        for (int index = 0; index < attributes.getLength(); index++) {
            Element attribute = (Element) attributes.item(index);
            if ("fiscalNumber".equals(attribute.getAttribute("Name"))) {
                attribute
                        .getElementsByTagNameNS(Saml.ASSERTION_NS, "AttributeValue")
                        .item(0)
                        .setTextContent("TINIT-" + fiscalCode);
            }
        }
    }
}
