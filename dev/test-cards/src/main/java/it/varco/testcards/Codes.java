package it.varco.testcards;

/** Variations on a fiscal code (DM 23 December 1976: check letter, and letters for digits where two people collide). */
final class Codes {
    private static final int LAST = 15;
    private static final int FULLWIDTH = 0xFEE0;
    private static final int[] ODD_PLACES = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    private static final int[] DIGITS_FROM_THE_RIGHT = {14, 13, 12, 10, 9, 7, 6};
    private static final String LETTERS_FOR_DIGITS = "LMNPQRSTUV";

    private Codes() {}

    /** The same code with a check letter that is wrong. */
    static String forged(String code) {
        return code.substring(0, LAST) + (code.charAt(LAST) == 'X' ? 'A' : 'X');
    }

    /** The same code to the eye: its first character is the fullwidth one. */
    static String lookAlike(String code) {
        return (char) (code.charAt(0) + FULLWIDTH) + code.substring(1);
    }

    /** The form that the code takes where somebody else has it already. */
    static String omocodia(String code) {
        for (int place : DIGITS_FROM_THE_RIGHT) {
            char c = code.charAt(place);
            if (Character.isDigit(c)) {
                String start =
                        code.substring(0, place) + LETTERS_FOR_DIGITS.charAt(c - '0') + code.substring(place + 1, LAST);
                return start + checkLetter(start);
            }
        }
        throw new IllegalArgumentException("No digit is left to replace");
    }

    private static char checkLetter(String start) {
        int sum = 0;
        for (int i = 0; i < LAST; i++) {
            char c = start.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD_PLACES[value] : value;
        }
        return (char) ('A' + sum % 26);
    }
}
