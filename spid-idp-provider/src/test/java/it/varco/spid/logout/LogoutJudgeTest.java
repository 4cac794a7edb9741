package it.varco.spid.logout;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.TestRegistry;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.MessageHead;
import it.varco.spid.xml.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Messages of ours are as strict as those that we want: the one is judged with the other. */
class LogoutJudgeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String LOCATION = "https://portale.example/slo";
    private static final TestRegistry UNO = TestRegistry.UNO;
    private static final FederatedSession SESSION =
            new FederatedSession(UNO.entityId(), UNO.entityId(), "_name", "qualifier", Optional.of("_index"));
    private static final Consumer<Element> NONE = root -> {};

    static Stream<Arguments> brokenRequests() {
        return Stream.of(
                Arguments.of("SPID-O11", set("ID", "")),
                Arguments.of("SPID-O12", set("Version", "1.1")),
                Arguments.of("SPID-O13", set("IssueInstant", "2026-03-02T08:54:00Z")),
                Arguments.of("SPID-O13", set("IssueInstant", "2026-03-02T09:01:00Z")),
                Arguments.of("SPID-O13", set("IssueInstant", "2026-03-02")),
                Arguments.of("SPID-O14", set("Destination", "https://elsewhere.example/slo")),
                Arguments.of("SPID-O15", (Consumer<Element>)
                        root -> child(root, "Issuer").setAttribute("Format", "urn:other")),
                Arguments.of("SPID-O21", set("NotOnOrAfter", "2026-03-02T08:59:00Z")),
                Arguments.of("SPID-O21", set("NotOnOrAfter", "tomorrow")),
                Arguments.of("SPID-O22", (Consumer<Element>) root -> root.removeChild(child(root, "NameID"))),
                Arguments.of("SPID-O22", (Consumer<Element>)
                        root -> child(root, "NameID").setAttribute("Format", "urn:other")));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("brokenRequests")
    void doesNotBelieveARequestThatBreaksARule(String code, Consumer<Element> edit) {
        List<String> broken = request(edit, NONE);
        // A message without an ID cannot be signed either.
        assertThat(broken).contains(code).isSubsetOf(List.of(code, "SPID-O10"));
    }

    @Test
    void believesAGenuineRequest() {
        assertThat(request(NONE, NONE)).isEmpty();
        assertThat(request(root -> root.setAttribute("NotOnOrAfter", "2026-03-02T09:05:00Z"), NONE))
                .isEmpty();
        assertThat(request(root -> child(root, "Issuer").removeAttribute("Format"), NONE))
                .isEmpty();
    }

    @Test
    void doesNotBelieveARequestThatWasChanged() {
        assertThat(request(NONE, root -> child(root, "NameID").setTextContent("_another")))
                .containsExactly("SPID-O10");
    }

    @Test
    void doesNotBelieveARequestWithoutASignature() {
        assertThat(request(NONE, root -> root.removeChild(child(root, "Signature"))))
                .containsExactly("SPID-O10");
    }

    @Test
    void doesNotBelieveARequestOfAnotherEntry() {
        Document document = requestDocument();
        sign(document, TestKeys.DUE);
        assertThat(judge().request(root(document), new LogoutSeal.InTheMessage(), UNO.entry(), LOCATION, NOW))
                .containsExactly("SPID-O10");
    }

    @Test
    void doesNotBelieveAResponseInARequestsPlace() {
        Document response = responseDocument(LogoutOutcome.EVERYWHERE);
        sign(response, TestKeys.UNO);
        assertThat(judge().request(root(response), new LogoutSeal.InTheMessage(), UNO.entry(), LOCATION, NOW))
                .contains("SPID-O20");
    }

    @Test
    void readsWhomARequestMeans() {
        XmlElement root = root(requestDocument());
        assertThat(LogoutJudge.sender(root)).hasValue(UNO.entityId());
        assertThat(LogoutJudge.nameId(root)).isEqualTo("_name");
        assertThat(LogoutJudge.means(root, UNO.entry(), SESSION)).isTrue();
        assertThat(LogoutJudge.means(root, TestRegistry.DUE.entry(), SESSION)).isFalse();
        assertThat(LogoutJudge.means(root, UNO.entry(), session("_another", "_index")))
                .isFalse();
        assertThat(LogoutJudge.means(root, UNO.entry(), session("_name", "_another")))
                .isFalse();
    }

    @Test
    void believesAGenuineResponseAndNoRequestInItsPlace() {
        assertThat(response(responseDocument(LogoutOutcome.EVERYWHERE))).isEmpty();
        assertThat(response(responseDocument(LogoutOutcome.PARTIAL))).isEmpty();
        assertThat(response(requestDocument())).contains("SPID-O30", "SPID-O31");
    }

    @Test
    void takesWhateverIsNotSuccessForPartial() {
        assertThat(LogoutJudge.outcome(root(responseDocument(LogoutOutcome.EVERYWHERE))))
                .isEqualTo(LogoutOutcome.EVERYWHERE);
        assertThat(LogoutJudge.outcome(root(responseDocument(LogoutOutcome.PARTIAL))))
                .isEqualTo(LogoutOutcome.PARTIAL);
    }

    @Test
    void saysPartialWhereASessionMayHaveStayed() {
        Document partial = responseDocument(LogoutOutcome.PARTIAL);
        assertThat(Dom.text(partial, "/samlp:LogoutResponse/samlp:Status/samlp:StatusCode/@Value"))
                .endsWith("status:Requester");
        assertThat(Dom.text(partial, "//samlp:StatusCode/samlp:StatusCode/@Value"))
                .endsWith("status:PartialLogout");
        assertThat(Dom.text(partial, "/samlp:LogoutResponse/@InResponseTo")).isEqualTo("_request");
    }

    @Test
    void writesTheRequestAsSpidWantsIt() {
        Document request = requestDocument();
        assertThat(Dom.text(request, "/samlp:LogoutRequest/saml:Issuer/@NameQualifier"))
                .isEqualTo(UNO.entityId());
        assertThat(Dom.text(request, "/samlp:LogoutRequest/saml:Issuer/@Format"))
                .endsWith("nameid-format:entity");
        assertThat(Dom.text(request, "/samlp:LogoutRequest/saml:NameID/@NameQualifier"))
                .isEqualTo("qualifier");
        assertThat(Dom.text(request, "/samlp:LogoutRequest/samlp:SessionIndex")).isEqualTo("_index");
    }

    private static List<String> request(Consumer<Element> before, Consumer<Element> after) {
        Document document = requestDocument();
        before.accept(document.getDocumentElement());
        if (!document.getDocumentElement().getAttribute("ID").isEmpty()) {
            sign(document, TestKeys.UNO);
        }
        after.accept(document.getDocumentElement());
        return judge().request(root(Dom.sent(document)), new LogoutSeal.InTheMessage(), UNO.entry(), LOCATION, NOW);
    }

    private static List<String> response(Document document) {
        sign(document, TestKeys.UNO);
        return judge().response(root(Dom.sent(document)), new LogoutSeal.InTheMessage(), UNO.entry(), LOCATION, NOW);
    }

    /** As the provider would write it: what ours has as service provider is the sender. */
    private static Document requestDocument() {
        return LogoutXml.request(head("_request"), SESSION);
    }

    private static Document responseDocument(LogoutOutcome outcome) {
        return LogoutXml.response(head("_response"), "_request", outcome);
    }

    private static MessageHead head(String id) {
        return new MessageHead(id, NOW, LOCATION, UNO.entityId());
    }

    private static void sign(Document document, TestKeys.TestKey key) {
        Element root = document.getDocumentElement();
        EnvelopedSignature.sign(root, root.getFirstChild().getNextSibling(), key.signing(), key.certificate());
    }

    private static XmlElement root(Document document) {
        return new XmlElement(document.getDocumentElement());
    }

    private static FederatedSession session(String nameId, String index) {
        return new FederatedSession(UNO.entityId(), UNO.entityId(), nameId, "qualifier", Optional.of(index));
    }

    private static LogoutJudge judge() {
        return new LogoutJudge(Duration.ofSeconds(10));
    }

    private static Consumer<Element> set(String attribute, String value) {
        return root -> root.setAttribute(attribute, value);
    }

    private static Element child(Element root, String name) {
        return new XmlElement(root)
                .children().stream()
                        .filter(child -> child.dom().getLocalName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .dom();
    }
}
