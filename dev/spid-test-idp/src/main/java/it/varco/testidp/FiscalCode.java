package it.varco.testidp;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An Italian fiscal code and what can be read from it (DM 12 March 1974): date of birth, gender, place of birth. The
 * cast was born before 2000, so two digits of year are enough.
 */
record FiscalCode(String text) {
    private static final Pattern SHAPE =
            Pattern.compile("[A-Z]{6}[0-9]{2}[ABCDEHLMPRST](?:[0-6][0-9]|7[01])[A-Z][0-9]{3}[A-Z]");
    private static final String MONTHS = "ABCDEHLMPRST";
    private static final int WOMEN_ADD = 40;
    private static final int[] ODD_PLACES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    FiscalCode {
        Objects.requireNonNull(text, "text");
        if (!SHAPE.matcher(text).matches() || checkLetter(text) != text.charAt(15)) {
            throw new IllegalArgumentException("Not a well-formed fiscal code");
        }
    }

    LocalDate dateOfBirth() {
        int day = Integer.parseInt(text.substring(9, 11));
        return LocalDate.of(
                1900 + Integer.parseInt(text.substring(6, 8)),
                MONTHS.indexOf(text.charAt(8)) + 1,
                day > WOMEN_ADD ? day - WOMEN_ADD : day);
    }

    String gender() {
        return Integer.parseInt(text.substring(9, 11)) > WOMEN_ADD ? "F" : "M";
    }

    String placeOfBirth() {
        return text.substring(11, 15);
    }

    static char checkLetter(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = code.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD_PLACES[value] : value;
        }
        return (char) ('A' + sum % 26);
    }

    @Override
    public String toString() {
        return "FiscalCode[...]";
    }
}
