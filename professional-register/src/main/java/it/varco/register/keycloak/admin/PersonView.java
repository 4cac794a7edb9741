package it.varco.register.keycloak.admin;

import it.varco.policy.grant.GrantState;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.RegisterState;
import it.varco.policy.register.RegisterWarning;
import it.varco.policy.register.Standing;
import it.varco.register.ledger.KeptLoad;
import it.varco.register.ledger.KeptSignIn;
import it.varco.register.ledger.PersonFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A person's file as JSON, for operators. */
final class PersonView {

    private final Instant now;

    /** @param now on the policy clock */
    PersonView(Instant now) {
        this.now = now;
    }

    Map<String, Object> of(PersonFile file) {
        Optional<Standing> standing = file.standing();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("state", slug(standing.map(known -> known.at(now)).orElse(RegisterState.ABSENT)));
        view.put(
                "fiscalCodes",
                file.codes().stream().map(FiscalCode::value).sorted().toList());
        standing.ifPresent(known -> {
            view.put("levelAtInterruption", slug(known.levelAtInterruption()));
            view.put("timeline", known.steps().stream().map(PersonView::of).toList());
        });
        view.put("loaded", file.loaded().stream().map(PersonView::of).toList());
        view.put("events", events(file, standing.map(Standing::warnings).orElse(Map.of())));
        view.put(
                "signIns",
                file.signIns().stream()
                        .sorted(Comparator.comparing(kept -> kept.signIn().at()))
                        .map(PersonView::of)
                        .toList());
        return view;
    }

    private static List<Map<String, Object>> events(PersonFile file, Map<String, RegisterWarning> warnings) {
        return file.events().stream()
                .sorted(Comparator.comparing(event -> event.receipt().recordedAt()))
                .map(event -> EventView.of(
                        event, Optional.ofNullable(warnings.get(event.message().eventId()))))
                .toList();
    }

    private static Map<String, String> of(Standing.Step step) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("from", step.from().toString());
        view.put("state", slug(step.state()));
        return view;
    }

    private static Map<String, String> of(KeptLoad load) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("state", slug(load.record().state()));
        view.put("since", load.record().since().toString());
        view.put("level", slug(load.record().level()));
        view.put("recordedAt", load.recordedAt().toString());
        return view;
    }

    private static Map<String, String> of(KeptSignIn kept) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("at", kept.signIn().at().toString());
        view.put("method", kept.method().slug());
        view.put("level", slug(kept.signIn().assurance()));
        view.put("effect", slug(kept.signIn().effect()));
        return view;
    }

    private static String slug(RegisterState state) {
        return state.grantState().map(GrantState::slug).orElseGet(() -> slug((Enum<?>) state));
    }

    private static String slug(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
