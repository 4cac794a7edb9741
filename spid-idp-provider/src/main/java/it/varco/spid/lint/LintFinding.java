package it.varco.spid.lint;

/**
 * One rule that a document breaks.
 *
 * @param code the code that the page of codes explains
 * @param subject the place in the document
 * @param text what must be so, in English
 * @param source where it is written
 */
public record LintFinding(String code, LintLevel level, String subject, String text, String source) {

    /** Whether the document is refused for this. */
    public boolean isError() {
        return level == LintLevel.ERROR;
    }
}
