package it.varco.roles.keycloak.page;

import it.varco.policy.keycloak.doctor.Finding;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.plan.PolicyZone;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the template of the doctor reads.
 *
 * @param url of the page itself
 * @param realm whose settings were looked at
 * @param at when, as a machine reads it
 * @param atText the same for people, in Italy
 * @param groups what was found, the worst first; a severity of which nothing was found has none
 * @param well the codes of all rules that found nothing
 */
public record DoctorView(String url, String realm, String at, String atText, List<Group> groups, List<String> well) {

    public DoctorView {
        groups = List.copyOf(groups);
        well = List.copyOf(well);
    }

    /** Where and when somebody looked. */
    record Look(String url, String realm, Instant at) {}

    /** All problems that are equally bad. */
    public record Group(String severity, List<Problem> problems) {

        public Group {
            problems = List.copyOf(problems);
        }
    }

    /**
     * One rule that is broken.
     *
     * @param text what is wrong, in English
     * @param subjects where; of very many, the first
     * @param whole whether these are all
     */
    public record Problem(String code, String text, List<String> subjects, boolean whole) {

        public Problem {
            subjects = List.copyOf(subjects);
        }

        private static Problem of(String code, List<Finding> findings) {
            return new Problem(
                    code,
                    findings.get(0).text(),
                    findings.stream().map(Finding::subject).toList(),
                    findings.size() < Rule.MOST);
        }
    }

    static DoctorView of(Look look, List<String> codes, List<Finding> findings, Locale locale) {
        Set<String> broken = findings.stream().map(Finding::code).collect(Collectors.toSet());
        return new DoctorView(
                look.url(),
                look.realm(),
                look.at().toString(),
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(PolicyZone.ROME)
                        .format(look.at()),
                Arrays.stream(Severity.values())
                        .map(severity -> new Group(severity.slug(), problems(findings, severity)))
                        .filter(group -> !group.problems().isEmpty())
                        .toList(),
                codes.stream().filter(code -> !broken.contains(code)).toList());
    }

    private static List<Problem> problems(List<Finding> findings, Severity severity) {
        Map<String, List<Finding>> byCode = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .collect(Collectors.groupingBy(Finding::code, LinkedHashMap::new, Collectors.toList()));
        return byCode.entrySet().stream()
                .map(problem -> Problem.of(problem.getKey(), problem.getValue()))
                .toList();
    }
}
