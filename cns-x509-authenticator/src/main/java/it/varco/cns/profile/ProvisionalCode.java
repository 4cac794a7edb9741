package it.varco.cns.profile;

import java.util.regex.Pattern;

/**
 * The eleven digits that somebody has before the final fiscal code comes, whose last one checks the others. Nobody signs in
 * with them: accounts, grants and ages go by the final code, and the holder of a provisional one would be somebody else on the day
 * on which it comes.
 */
final class ProvisionalCode {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{11}");

    private ProvisionalCode() {}

    /** Whether that is such a code, with blanks around it or not. */
    static boolean isOne(String text) {
        String digits = text.strip();
        return SHAPE.matcher(digits).matches() && checkDigit(digits) == digits.charAt(10);
    }

    private static char checkDigit(String digits) {
        int sum = 0;
        for (int place = 0; place < 10; place++) {
            int digit = digits.charAt(place) - '0';
            int weighed = place % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
