package it.varco.spid.lint;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule that a document must keep.
 *
 * @param code the code that the page of codes explains
 * @param text what must be so
 * @param source where it is written
 * @param subjects the places of a document that break it; never a value, which may be a person's
 */
record LintRule(
        String code,
        LintLevel level,
        String text,
        String source,
        Function<MetadataUnderLint, Stream<String>> subjects) {

    static LintRule error(
            String code, String text, String source, Function<MetadataUnderLint, Stream<String>> subjects) {
        return new LintRule(code, LintLevel.ERROR, text, source, subjects);
    }

    static LintRule warning(
            String code, String text, String source, Function<MetadataUnderLint, Stream<String>> subjects) {
        return new LintRule(code, LintLevel.WARNING, text, source, subjects);
    }

    Stream<LintFinding> examine(MetadataUnderLint document) {
        return subjects.apply(document).distinct().map(this::finding);
    }

    LintFinding finding(String subject) {
        return new LintFinding(code, level, subject, text, source);
    }
}
