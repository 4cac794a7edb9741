package it.varco.register.reception;

import java.util.regex.Pattern;

/** Ids that others chose, as our log may hold them. */
public final class LoggedId {

    private static final String WITHHELD = "(withheld)";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,128}");

    /** Also with letters for digits, as two people with one code are told apart (omocodia). */
    private static final Pattern FISCAL_CODE = Pattern.compile(
            "[A-Z]{6}[0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]", Pattern.CASE_INSENSITIVE);

    private LoggedId() {}

    /** The id where it is one and holds nobody's fiscal code, else words that say nothing. */
    public static String of(String id) {
        return ID.matcher(id).matches() && !FISCAL_CODE.matcher(id).find() ? id : WITHHELD;
    }
}
