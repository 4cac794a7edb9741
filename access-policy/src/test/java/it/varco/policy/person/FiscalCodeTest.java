package it.varco.policy.person;

import static it.varco.policy.person.TestFiscalCodes.A_CODE;
import static it.varco.policy.person.TestFiscalCodes.ITS_HOMOCODE;
import static it.varco.policy.person.TestFiscalCodes.checked;
import static it.varco.policy.person.TestFiscalCodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalCodeTest {

    @ParameterizedTest
    @MethodSource("it.varco.policy.person.TestFiscalCodes#valid")
    void readsCodeWhoseLetterChecks(String written) {
        assertThat(FiscalCode.parse(written)).map(FiscalCode::value).contains(written);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void refusesWhatIsNoCodeOfPerson(String why, String written) {
        assertThat(FiscalCode.parse(written)).isEmpty();
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("wrong check letter", "RSSMRA85T10A562X"),
                Arguments.of("check letter missing", "RSSMRA85T10A562"),
                Arguments.of("one character too many", A_CODE + "S"),
                Arguments.of("blank inside", "RSSMRA 85T10A562S"),
                Arguments.of("no such month", checked("RSSMRA85F10A562")),
                Arguments.of("day 0", checked("RSSMRA85T00A562")),
                Arguments.of("day 32", checked("RSSMRA85T32A562")),
                Arguments.of("day 40", checked("RSSMRA85T40A562")),
                Arguments.of("day 72", checked("RSSMRA85T72A562")),
                Arguments.of("day 72 as a homocode", checked("RSSMRA85TTNA562")),
                Arguments.of("letter that no homocode uses", checked("RSSMRA85T1OA562")),
                Arguments.of("digit among the names", checked("RSSMR185T10A562")),
                // Eleven digits are an organisation, or a person whose code is still provisional.
                Arguments.of("organisation", "00743110157"),
                Arguments.of("organisation with a wrong digit", "00743110158"),
                Arguments.of("with SPID's prefix", "TINIT-" + A_CODE),
                Arguments.of("with a certificate's tail", A_CODE + "/7430010024925855"),
                Arguments.of("nothing", ""),
                Arguments.of("blanks", "                "),
                Arguments.of("endless", " ".repeat(64) + A_CODE),
                Arguments.of("two in one", A_CODE + "\n" + A_CODE));
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(FiscalCode.parse(null)).isEmpty();
    }

    /** What a person types is Latin letters; letters that only become Latin when they are made capital are a disguise. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lookAlikes")
    void refusesLettersThatOnlyLookOrCapitaliseAlike(String why, String written) {
        assertThat(FiscalCode.parse(written)).isEmpty();
        assertThat(FiscalCode.fromSpid("TINIT-" + written)).isEmpty();
    }

    static Stream<Arguments> lookAlikes() {
        return Stream.of(
                Arguments.of("long s", "R\u017FSMRA85T10A562S"),
                Arguments.of("sharp s, which is two capitals", "R\u00DFMRA85T10A562S"),
                Arguments.of("dotless i", "DNAV\u0131O78D17A944D"),
                Arguments.of("Cyrillic A", "RSSMR\u041085T10A562S"),
                Arguments.of("Greek Rho", "\u03A1SSMRA85T10A562S"),
                Arguments.of("full width R", "\uFF32SSMRA85T10A562S"),
                Arguments.of("Arabic-Indic digit", "RSSMRA\u0668\u0665T10A562S"),
                Arguments.of("full width digit", "RSSMRA85T\uFF110A562S"),
                Arguments.of("zero-width space", "RSSMRA\u200B85T10A562S"),
                Arguments.of("combining accent", "RSSMRA\u030085T10A562S"),
                Arguments.of("soft hyphen at the end", A_CODE + "\u00AD"));
    }

    @Test
    void forgivesPersonLowerCaseAndBlanksAround() {
        assertThat(FiscalCode.parse("  rssMRA85t10a562s\t")).contains(code(A_CODE));
    }

    @Test
    void forgivesAsManyBlanksAsMakeSixtyFourCharactersAndNoMore() {
        assertThat(FiscalCode.parse(" ".repeat(48) + A_CODE)).contains(code(A_CODE));
        assertThat(FiscalCode.parse(" ".repeat(49) + A_CODE)).isEmpty();
    }

    /** Two people who would share a code get different ones: reading one as the other would let one in as the other. */
    @Test
    void keepsHomocodeAsWritten() {
        assertThat(code(ITS_HOMOCODE)).isNotEqualTo(code(A_CODE));
        assertThat(code(ITS_HOMOCODE).value()).isEqualTo(ITS_HOMOCODE);
    }

    @Test
    void isTheSamePersonWhateverTheCaseTyped() {
        assertThat(code(A_CODE.toLowerCase(Locale.ROOT)))
                .isEqualTo(code(A_CODE))
                .hasSameHashCodeAs(code(A_CODE));
    }

    @Test
    void readsWhatSpidWrites() {
        assertThat(FiscalCode.fromSpid("TINIT-" + A_CODE)).contains(code(A_CODE));
        assertThat(code(A_CODE).spidValue()).isEqualTo("TINIT-" + A_CODE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "TINIT-",
                A_CODE,
                "tinit-" + A_CODE,
                "Tinit-" + A_CODE,
                "TINIT-TINIT-" + A_CODE,
                "TINIT" + A_CODE,
                "TINIT_" + A_CODE,
                "TINIT\u2010" + A_CODE,
                "TINIT\u2013" + A_CODE,
                "T\u0130NIT-" + A_CODE,
                "\uFF34INIT-" + A_CODE,
                " TINIT-" + A_CODE,
                "TINIT- " + A_CODE,
                "TINIT-" + A_CODE + " ",
                "TINIT-" + A_CODE + "\n",
                "TINIT-\u00A0" + A_CODE,
                "TINIT-rssmra85t10a562s",
                "TINIT-RSSMRA85T10A562X",
                "TINIT-00743110157",
                "VATIT-00743110157",
                "TINDE-" + A_CODE,
                "TINES-12345678Z",
                // What the eIDAS node sends in its own attribute, set in this one.
                "ES/IT/12345678Z"
            })
    void refusesSpidValueThatIsNotPrefixAndCode(String fiscalNumber) {
        assertThat(FiscalCode.fromSpid(fiscalNumber)).isEmpty();
    }

    @Property
    void readsEveryCodeThatTheRulesAllow(@ForAll("codes") String written) {
        assertThat(FiscalCode.parse(written)).map(FiscalCode::value).contains(written);
        assertThat(FiscalCode.fromSpid("TINIT-" + written)).isEqualTo(FiscalCode.parse(written));
    }

    /** The check letter's weights are such that one wrong character is always found. */
    @Property
    void refusesEverySingleWrongCharacter(
            @ForAll("codes") String written, @ForAll @IntRange(max = 15) int place, @ForAll char wrong) {
        String lowerCase = written.toLowerCase(Locale.ROOT);
        Assume.that(wrong != written.charAt(place) && wrong != lowerCase.charAt(place));
        String mistyped = written.substring(0, place) + wrong + written.substring(place + 1);
        assertThat(FiscalCode.parse(mistyped)).isEmpty();
    }

    @Property
    void refusesEverySingleWrongCapitalOrDigit(
            @ForAll("codes") String written, @ForAll @IntRange(max = 15) int place, @ForAll("capitals") char wrong) {
        Assume.that(wrong != written.charAt(place));
        String mistyped = written.substring(0, place) + wrong + written.substring(place + 1);
        assertThat(FiscalCode.parse(mistyped)).isEmpty();
    }

    @Property
    void readsNothingOutOfAnyText(@ForAll String text) {
        assertThat(FiscalCode.fromSpid(text)).isEmpty();
    }

    @Property
    void printsNothingOfTheCode(@ForAll("codes") String written) {
        String printed = code(written).toString();
        assertThat(printed).isEqualTo("FiscalCode[…]");
    }

    @Provide
    Arbitrary<String> codes() {
        return TestFiscalCodes.any();
    }

    @Provide
    Arbitrary<Character> capitals() {
        return net.jqwik.api.Arbitraries.chars().with("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    }
}
