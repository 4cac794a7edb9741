package it.varco.spid.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.policy.person.FiscalCode;
import it.varco.spid.adoption.AccountTraces.AttributeTrust;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccountTracesTest {

    private static final String ANNA = "FRRNNA75C52H501Y";
    private static final String OTHER = "RSSMRA85T10A562S";
    private static final AttributeTrust SURE = AttributeTrust.NOT_THE_PERSON;
    private static final AttributeTrust UNSURE = AttributeTrust.ANYBODY;

    @ParameterizedTest
    @MethodSource("proven")
    void isWhoeverALinkOrATrustedAttributeNames(List<String> links, List<String> attributes, AttributeTrust trust) {
        assertThat(new AccountTraces(links, attributes, trust).ownership())
                .isEqualTo(new Ownership.Proven(FiscalCode.parse(ANNA).orElseThrow()));
    }

    static Stream<Arguments> proven() {
        return Stream.of(
                arguments(List.of("TINIT-" + ANNA), List.of(), UNSURE),
                arguments(List.of("tinit-frrnna75c52h501y"), List.of(), UNSURE),
                arguments(List.of(ANNA), List.of(), UNSURE),
                arguments(List.of("TINIT-" + ANNA, ANNA), List.of(), UNSURE),
                arguments(List.of("_a transient name"), List.of("TINIT-" + ANNA), SURE),
                arguments(List.of("_a transient name"), List.of(ANNA), SURE),
                arguments(List.of("TINIT-" + ANNA), List.of(ANNA), UNSURE));
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void isNobodysOtherwise(List<String> links, List<String> attributes, AttributeTrust trust, Objection objection) {
        assertThat(new AccountTraces(links, attributes, trust).ownership()).isEqualTo(new Ownership.Unclear(objection));
    }

    static Stream<Arguments> unclear() {
        return Stream.of(
                arguments(List.of("_a transient name"), List.of(), SURE, Objection.UNPROVEN),
                arguments(List.of(), List.of(), SURE, Objection.UNPROVEN),
                arguments(List.of("_a transient name"), List.of(ANNA), UNSURE, Objection.UNPROVEN),
                arguments(List.of("TINIT-FRRNNA75C52H501X"), List.of(), SURE, Objection.UNPROVEN),
                arguments(List.of("TINIT-TINIT-" + ANNA), List.of(), SURE, Objection.UNPROVEN),
                arguments(List.of("TINIT-" + ANNA), List.of(OTHER), SURE, Objection.DISAGREEING),
                arguments(List.of("TINIT-" + ANNA), List.of(OTHER), UNSURE, Objection.DISAGREEING),
                arguments(List.of(ANNA, OTHER), List.of(), SURE, Objection.DISAGREEING),
                arguments(List.of("TINIT-" + ANNA), List.of("not a code"), SURE, Objection.DISAGREEING));
    }
}
