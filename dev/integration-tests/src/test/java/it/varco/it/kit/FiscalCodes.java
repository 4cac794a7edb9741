package it.varco.it.kit;

/** Any number of well-formed fiscal codes that belong to nobody: the place of birth is none that there is. */
public final class FiscalCodes {

    /** The decree's table for the odd places, written as the letters stand in the order of their values. */
    private static final String ODD_PLACES_BY_VALUE = "BAKPLCQDREVOSFTGUHMINJWZYX";

    private static final String MONTHS = "ABCDEHLMPRST";

    private FiscalCodes() {}

    /** The code of that number, another for each below 26 to the fifth power. */
    public static String number(int number) {
        StringBuilder code = new StringBuilder("X");
        int rest = number;
        for (int i = 0; i < 5; i++) {
            code.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        code.append("%02d%c%02dZ999".formatted(40 + number % 50, MONTHS.charAt(number % 12), 1 + number % 28));
        return code.append(checkLetter(code)).toString();
    }

    private static char checkLetter(CharSequence fifteen) {
        int sum = 0;
        for (int place = 1; place <= 15; place++) {
            char written = fifteen.charAt(place - 1);
            // A digit counts as the letter of its rank.
            char letter = Character.isDigit(written) ? (char) (written - '0' + 'A') : written;
            sum += place % 2 == 1 ? ODD_PLACES_BY_VALUE.indexOf(letter) : letter - 'A';
        }
        return (char) ('A' + sum % 26);
    }
}
