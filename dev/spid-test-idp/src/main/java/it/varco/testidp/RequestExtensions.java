package it.varco.testidp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The extensions of a request: AgID notice 18 for the purpose, AgID determination 51/2022 for the ages. */
final class RequestExtensions {

    private static final Set<String> PURPOSES = Set.of("P", "LP", "PG", "PF", "PX");
    private static final Pattern AGE = Pattern.compile("0|[1-9][0-9]?");

    private RequestExtensions() {}

    static boolean areOfSpid(RequestUnderCheck request) {
        return extensions(request)
                .map(extensions -> Xml.children(extensions).stream()
                                .allMatch(child ->
                                        isOne(extensions, child, "Purpose") || isOne(extensions, child, "AgeLimit"))
                        && hasNoTextOfItsOwn(extensions))
                .orElse(true);
    }

    static boolean namesAListedPurpose(RequestUnderCheck request) {
        return ofSpid(request, "Purpose")
                .map(purpose -> Xml.children(purpose).isEmpty() && PURPOSES.contains(purpose.getTextContent()))
                .orElse(true);
    }

    static boolean givesARangeOfAges(RequestUnderCheck request) {
        return ofSpid(request, "AgeLimit").map(RequestExtensions::isARange).orElse(true);
    }

    private static boolean isARange(Element limit) {
        List<Element> ages = Xml.children(limit);
        return ages.size() == 2
                && Xml.is(ages.get(0), Saml.SPID_EXTENSIONS, "MinAge")
                && Xml.is(ages.get(1), Saml.SPID_EXTENSIONS, "MaxAge")
                && ages.stream()
                        .allMatch(age -> AGE.matcher(age.getTextContent()).matches())
                && Integer.parseInt(ages.get(0).getTextContent())
                        <= Integer.parseInt(ages.get(1).getTextContent());
    }

    private static boolean isOne(Element extensions, Element child, String name) {
        return Xml.is(child, Saml.SPID_EXTENSIONS, name)
                && Xml.children(extensions, Saml.SPID_EXTENSIONS, name).size() == 1;
    }

    private static boolean hasNoTextOfItsOwn(Element element) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Element> ofSpid(RequestUnderCheck request, String name) {
        return extensions(request).flatMap(extensions -> Xml.child(extensions, Saml.SPID_EXTENSIONS, name));
    }

    private static Optional<Element> extensions(RequestUnderCheck request) {
        return request.child(Saml.PROTOCOL, "Extensions");
    }
}
