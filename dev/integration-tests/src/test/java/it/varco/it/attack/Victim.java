package it.varco.it.attack;

import it.varco.testidp.People;
import it.varco.testidp.Person;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Who attacks, with a genuine identity, and whom they want to be. */
final class Victim {

    static final Person ATTACKER = People.named("bruno").orElseThrow();
    static final Person VICTIM = People.named("anna").orElseThrow();

    private Victim() {}

    /** The person of every assertion below the element becomes the victim. */
    static void writeInto(Element element) {
        NodeList values = element.getElementsByTagNameNS(Edit.ASSERTION_NS, "AttributeValue");
        for (int index = 0; index < values.getLength(); index++) {
            values.item(index).setTextContent(of(values.item(index).getTextContent()));
        }
    }

    /** The same text about the victim. */
    static String of(String text) {
        return text.replace(ATTACKER.fiscalCode(), VICTIM.fiscalCode())
                .replace(ATTACKER.givenName(), VICTIM.givenName())
                .replace(ATTACKER.familyName(), VICTIM.familyName());
    }
}
