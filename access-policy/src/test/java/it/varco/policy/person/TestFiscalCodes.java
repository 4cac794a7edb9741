package it.varco.policy.person;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Codes that are well formed and belong to nobody, and an arithmetic of the check letter that shares nothing with ours. */
final class TestFiscalCodes {

    static final String A_CODE = "RSSMRA85T10A562S";
    static final String ITS_HOMOCODE = "RSSMRA85T10A56NH";

    /** The decree's table for the odd places, written as the letters stand in the order of their values. */
    private static final String ODD_PLACES_BY_VALUE = "BAKPLCQDREVOSFTGUHMINJWZYX";

    private TestFiscalCodes() {}

    static FiscalCode code(String text) {
        return FiscalCode.parse(text).orElseThrow();
    }

    /** The fifteen characters with the letter that checks them. */
    static String checked(String fifteen) {
        int sum = 0;
        for (int place = 1; place <= 15; place++) {
            char written = fifteen.charAt(place - 1);
            // A digit counts as the letter of its rank.
            char letter = Character.isDigit(written) ? (char) (written - '0' + 'A') : written;
            sum += place % 2 == 1 ? ODD_PLACES_BY_VALUE.indexOf(letter) : letter - 'A';
        }
        return fifteen + (char) ('A' + sum % 26);
    }

    /** Any code that the rules allow, homocodes included. */
    static Arbitrary<String> any() {
        Arbitrary<String> names = Arbitraries.strings().withCharRange('A', 'Z').ofLength(6);
        Arbitrary<String> year = digits(2);
        Arbitrary<Character> month = Arbitraries.chars().with("ABCDEHLMPRST");
        Arbitrary<Integer> day = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 31), Arbitraries.integers().between(41, 71));
        Arbitrary<Character> place = Arbitraries.chars().range('A', 'Z');
        Arbitrary<String> placeNumber = digits(3);
        return Combinators.combine(names, year, month, day, place, placeNumber)
                .as((n, y, m, d, p, pn) -> checked(n + y + m + "%02d".formatted(d) + p + pn));
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().withChars("0123456789LMNPQRSTUV").ofLength(length);
    }

    static List<String> valid() {
        return List.of(
                A_CODE,
                ITS_HOMOCODE,
                "MRTMTT25D09F205Z",
                "MRTMTT25D09F20RU",
                "MRTMTT25D09F2LRF",
                "MRTMTT25D09FNLRU",
                "MSRNTN77H15C351X",
                "BNCNNA90A41H501T",
                "VRDLGU70A01H501O",
                // Born abroad.
                "MRNHSN82H21Z330H");
    }
}
