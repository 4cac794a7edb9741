package it.varco.themes;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** What the doctor's page is given. */
public final class TestDoctor {

    private static final LocalDate DAY = LocalDate.of(2021, 3, 1);

    private TestDoctor() {}

    /** All that was found, and where somebody looked. */
    public record Doctor(
            String url, String realm, String at, LocalDate atText, List<Group> groups, List<String> well) {}

    /** Problems that are equally bad. */
    public record Group(String severity, List<Problem> problems) {}

    /** One problem. */
    public record Problem(String code, String text, List<String> subjects, boolean whole) {}

    static Doctor findings() {
        return doctor(
                List.of(
                        new Group(
                                "error",
                                List.of(
                                        new Problem(
                                                "DOC-03",
                                                "users' APIs could write this attribute: the user profile must hold it, with edit"
                                                        + " permission for nobody",
                                                List.of("fiscalNumber", "spidCode"),
                                                true),
                                        new Problem(
                                                "DOC-11",
                                                "a profile's role is assigned by hand",
                                                List.of("consulenti-del-lavoro → 0f3d9c1e-0c59-4a53-9d53-2f3c5b9c7a10"),
                                                true))),
                        new Group(
                                "warning",
                                List.of(new Problem(
                                        "DOC-10", "the login timeout is below half an hour", List.of("inail"), true)))),
                List.of("DOC-01", "DOC-02", "DOC-04", "DOC-05"));
    }

    static Doctor nothing() {
        return doctor(List.of(), List.of("DOC-01", "DOC-02", "DOC-03", "DOC-04"));
    }

    /** As many subjects as are named of one rule, and a name without a place to break at. */
    static Doctor veryMuch() {
        return doctor(
                List.of(new Group(
                        "warning",
                        List.of(new Problem(
                                "DOC-82",
                                "a certificate of this identity provider has ended, or ends within thirty days: <b>ask</b>",
                                IntStream.range(0, 100)
                                        .mapToObj(number ->
                                                "https://identita-digitale-con-un-nome-lungo.example/%d/<metadata>"
                                                        .formatted(number))
                                        .toList(),
                                false)))),
                List.of());
    }

    private static Doctor doctor(List<Group> groups, List<String> well) {
        return new Doctor("/doctor", "inail", "2021-03-01T09:00:00Z", DAY, groups, well);
    }
}
