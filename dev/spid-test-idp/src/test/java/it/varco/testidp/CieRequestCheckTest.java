package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Where CIE wants a request otherwise than SPID does: what one refuses the other takes. */
class CieRequestCheckTest {
    private static final URI LOCATION = URI.create("http://localhost:8088/cie/sso");
    private static final TestServiceProvider SP = new TestServiceProvider(SigningKey.fresh("SP"));

    private record Difference(String what, List<String> cie, List<String> spid, UnaryOperator<TestRequest> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    @AfterAll
    static void stop() {
        SP.close();
    }

    static Stream<Difference> differences() {
        return Stream.of(
                new Difference("a genuine request", List.of(), List.of(), UnaryOperator.identity()),
                new Difference(
                        "level 1 without ForceAuthn",
                        List.of("always-forces-authentication"),
                        List.of(),
                        request -> request.asking(Level.L1, Comparison.MINIMUM).withoutAttribute("ForceAuthn")),
                new Difference(
                        "better",
                        List.of("comparison-of-cie"),
                        List.of(),
                        request -> request.asking(Level.L1, Comparison.BETTER)),
                new Difference(
                        "maximum",
                        List.of("comparison-of-cie"),
                        List.of(),
                        request -> request.asking(Level.L2, Comparison.MAXIMUM)),
                new Difference("exact", List.of(), List.of(), request -> request.asking(Level.L3, Comparison.EXACT)),
                new Difference(
                        "Extensions",
                        List.of("no-extensions"),
                        List.of(),
                        request -> request.edit(root -> root.insertBefore(
                                root.getOwnerDocument().createElementNS(Saml.PROTOCOL, "samlp:Extensions"),
                                Xml.child(root, Saml.PROTOCOL, "NameIDPolicy").orElseThrow()))),
                new Difference(
                        "an Issuer without Format and NameQualifier",
                        List.of(),
                        List.of("issuer-format", "issuer-name-qualifier"),
                        request -> request.edit(root -> {
                            Element issuer =
                                    Xml.child(root, Saml.ASSERTION, "Issuer").orElseThrow();
                            issuer.removeAttribute("Format");
                            issuer.removeAttribute("NameQualifier");
                        })),
                new Difference(
                        "an Issuer with another Format",
                        List.of("issuer-format-where-there-is-one"),
                        List.of("issuer-format"),
                        request -> request.edit(root -> Xml.child(root, Saml.ASSERTION, "Issuer")
                                .orElseThrow()
                                .setAttribute("Format", Saml.FORMAT_TRANSIENT))),
                new Difference(
                        "a set that lacks the fiscal code",
                        List.of("attribute-set-holds-the-minimum"),
                        List.of(),
                        request -> request.attribute("AttributeConsumingServiceIndex", "1")));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void judgesByTheRulesOfWhoWasAsked(Difference difference) {
        TestRequest request = difference.change().apply(SP.ask(LOCATION));
        assertThat(judge(Rulebook.CIE, request)).isEqualTo(difference.cie());
        assertThat(judge(Rulebook.SPID, request)).isEqualTo(difference.spid());
    }

    @Test
    void asksTheEidasNodeForOneOfItsSets() {
        TestRequest genuine = SP.ask(LOCATION);
        assertThat(judge(Rulebook.EIDAS, genuine)).containsExactly("attribute-set-is-of-eidas");
        assertThat(judge(Rulebook.EIDAS, genuine.attribute("AttributeConsumingServiceIndex", "99")))
                .containsExactly("attribute-set-is-registered");
    }

    @Test
    void everyRuleOfCieAloneHasAForgery() {
        assertThat(differences().flatMap(difference -> difference.cie().stream()))
                .containsAll(RequestCheck.OF_CIE_ALONE.stream()
                        .map(RequestCheck::code)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void judgesByEveryRuleThatIsNotOfAnother(Rulebook rulebook) {
        assertThat(Arrays.stream(RequestCheck.values()).filter(check -> !rulebook.has(check)))
                .isNotEmpty()
                .allMatch(check -> RequestCheck.OF_CIE_ALONE.contains(check)
                        || RequestCheck.OF_EIDAS_ALONE.contains(check)
                        || RequestCheck.NOT_OF_CIE.contains(check));
    }

    private static List<String> judge(Rulebook rulebook, TestRequest request) {
        Submission submission = Submission.fromForm(FormFields.parse(request.formBody()));
        return RequestCheck.allOf(new RequestUnderCheck(
                        rulebook,
                        submission,
                        Xml.parse(submission.text()).getDocumentElement(),
                        LOCATION,
                        Instant.now(),
                        Optional.of(serviceProvider()),
                        List.of(),
                        id -> false))
                .stream()
                .map(Refusal.Reason::code)
                .toList();
    }

    private static ServiceProvider serviceProvider() {
        try {
            return ServiceProvider.read(SP.metadata());
        } catch (InvalidMetadata e) {
            throw new AssertionError(e);
        }
    }
}
