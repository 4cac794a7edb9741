package it.varco.it.attack;

import static it.varco.it.attack.Forgery.rewritten;
import static it.varco.it.attack.Victim.ATTACKER;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Attacks on whoever reads XML: A13, and what of A14 fits into an answer. */
final class ParserTricks {

    private static final String CODE = ATTACKER.fiscalCode();
    private static final String UNREADABLE = "SPID-P10";

    private ParserTricks() {}

    static Stream<Forgery> all() {
        return Stream.concat(
                Stream.of(
                        text("a comment in the fiscal code", xml -> inCode(xml, "<!-- -->")),
                        text("a comment after the fiscal code", xml -> xml.replace(CODE, CODE + "<!---->")),
                        text(
                                "a comment in the name of the subject",
                                xml -> xml.replaceFirst("(<saml:NameID[^>]*>_)", "$1<!--x-->")),
                        text(
                                "a comment in the DigestValue",
                                xml -> xml.replace("<ds:DigestValue>", "<ds:DigestValue><!--x-->")),
                        text("a comment before the root", xml -> "<!-- -->" + xml),
                        text("a processing instruction in the fiscal code", xml -> inCode(xml, "<?x y?>")),
                        text(
                                "a stylesheet",
                                xml -> "<?xml-stylesheet type=\"text/xsl\" href=\"http://127.0.0.1:9/a.xsl\"?>" + xml),
                        text("a DOCTYPE", xml -> "<!DOCTYPE r>" + xml),
                        text("an entity of a file", xml -> doctype(xml, "<!ENTITY e SYSTEM \"file:///etc/hostname\">")),
                        text(
                                "an entity from the net",
                                xml -> doctype(xml, "<!ENTITY e SYSTEM \"http://127.0.0.1:9/e\">")),
                        text(
                                "a parameter entity",
                                xml -> doctype(xml, "<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;")),
                        text("an external DTD", xml -> "<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/d.dtd\">" + xml),
                        text(
                                "a default attribute of a DTD",
                                xml -> doctype(xml, "<!ATTLIST saml:Assertion ID ID #IMPLIED>")),
                        bomb("an entity bomb", ParserTricks::billionLaughs),
                        bomb(
                                "six thousand deep",
                                xml -> xml.replace(
                                        "<samlp:Status>",
                                        "<a>".repeat(6_000) + "</a>".repeat(6_000) + "<samlp:Status>")),
                        bomb(
                                "five thousand attributes",
                                xml -> xml.replace("<samlp:Status>", "<samlp:Status" + attributes(5_000) + ">")),
                        text("cut short", xml -> xml.substring(0, xml.length() / 2)),
                        text("two documents", xml -> xml + xml),
                        text("text behind the root", xml -> xml + "x"),
                        text("a null character", xml -> inCode(xml, "\u0000")),
                        text(
                                "an encoding that nobody knows",
                                xml -> "<?xml version=\"1.0\" encoding=\"x-unknown\"?>" + xml)),
                Stream.of(
                        rewritten(
                                "A13",
                                "the namespace of the Subject redefined",
                                (xml, providers) ->
                                        xml.replace("<saml:Subject>", "<saml:Subject xmlns:saml=\"urn:other\">"),
                                "SPID-004"),
                        rewritten(
                                "A13",
                                "a relative namespace, which some canonicalise to nothing, and another person",
                                (xml, providers) ->
                                        Victim.of(xml.replace("<saml:Subject>", "<saml:Subject xmlns:ns=\"1\">")),
                                "SPID-004"),
                        rewritten(
                                "A13",
                                "an inclusion of a file in the place of the fiscal code",
                                (xml, providers) -> xml.replace(
                                        CODE,
                                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"file:///etc/hostname\"/>"),
                                "SPID-004"),
                        rewritten(
                                "A13",
                                "the Assertion of another namespace",
                                (xml, providers) ->
                                        xml.replace("xmlns:saml=\"" + Edit.ASSERTION_NS, "xmlns:saml=\"urn:other"),
                                "SPID-V03"),
                        rewritten(
                                "A13",
                                "the fiscal code once more as an element inside it",
                                (xml, providers) -> xml.replace(CODE, "<x>" + Victim.VICTIM.fiscalCode() + "</x>"),
                                "SPID-004")));
    }

    private static Forgery text(String what, UnaryOperator<String> change) {
        return rewritten("A13", what, (xml, providers) -> change.apply(xml), UNREADABLE);
    }

    private static Forgery bomb(String what, UnaryOperator<String> change) {
        return rewritten("A14", what, (xml, providers) -> change.apply(xml), UNREADABLE);
    }

    private static String inCode(String xml, String inserted) {
        return xml.replace(CODE, CODE.substring(0, 6) + inserted + CODE.substring(6));
    }

    private static String doctype(String xml, String declarations) {
        return "<!DOCTYPE r [" + declarations + "]>" + inCode(xml, declarations.contains(" e ") ? "&e;" : "");
    }

    private static String billionLaughs(String xml) {
        return "<!DOCTYPE r [<!ENTITY e0 \"ha\">"
                + IntStream.range(1, 30)
                        .mapToObj(index -> "<!ENTITY e%d \"&e%d;&e%d;\">".formatted(index, index - 1, index - 1))
                        .collect(Collectors.joining())
                + "]>" + inCode(xml, "&e29;");
    }

    private static String attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> " a" + index + "=\"\"")
                .collect(Collectors.joining());
    }
}
