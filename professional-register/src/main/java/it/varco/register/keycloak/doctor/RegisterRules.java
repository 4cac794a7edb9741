package it.varco.register.keycloak.doctor;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.register.keycloak.ledger.Register;
import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.ledger.Silence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The rules about registers: that each is heard, that what it says is on the accounts, and soon in tokens. */
public final class RegisterRules extends DoctorCheckFactory {

    public RegisterRules() {
        super(
                "register",
                List.of(
                        new Rule(
                                "DOC-60",
                                Severity.ERROR,
                                "the plan has the profile's roles from a register, and no component varco-register that can be"
                                        + " read says who communicates: nobody's role is ever taken away",
                                RegisterRules::unheard),
                        new Rule(
                                "DOC-61",
                                Severity.ERROR,
                                "the component varco-register is about a profile whose roles no register gives",
                                RegisterRules::ofNoRegister),
                        new Rule(
                                "DOC-62",
                                Severity.ERROR,
                                "accounts have other than what the register says, as many as named: write them anew",
                                RegisterRules::differing),
                        new Rule(
                                "DOC-63",
                                Severity.WARNING,
                                "the Order has sent nothing for longer than the component's silence allows",
                                RegisterRules::silent),
                        new Rule(
                                "DOC-64",
                                Severity.WARNING,
                                "the client's access tokens live longer than five minutes, and so long after a suspension they"
                                        + " still hold the role",
                                session -> new SlowClients(session, registerProfiles(session)).names()),
                        new Rule(
                                "DOC-65",
                                Severity.WARNING,
                                "the old register was never loaded: whoever held the role before the first event has none",
                                RegisterRules::neverLoaded),
                        new Rule(
                                "DOC-68",
                                Severity.WARNING,
                                "the register writes to people, and the realm has no mail server: nobody is told",
                                RegisterRules::mute)));
    }

    private static Stream<String> unheard(KeycloakSession session) {
        List<String> heard = registers(session).map(RegisterSettings::profile).toList();
        return registerProfiles(session).stream().filter(profile -> !heard.contains(profile));
    }

    private static Stream<String> ofNoRegister(KeycloakSession session) {
        List<String> profiles = registerProfiles(session);
        return registers(session).map(RegisterSettings::profile).filter(profile -> !profiles.contains(profile));
    }

    private static Stream<String> differing(KeycloakSession session) {
        return registerProfiles(session).stream().flatMap(profile -> {
            long differences = new Register(session, profile).differences();
            return differences == 0 ? Stream.empty() : Stream.of(profile + " → " + differences);
        });
    }

    private static Stream<String> silent(KeycloakSession session) {
        Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
        return registers(session)
                .filter(register -> new Silence(new Register(session, register.profile()).lastEvent(), now)
                        .isLongerThan(register.silence()))
                .map(RegisterSettings::profile);
    }

    /** While a realm is rehearsed, nothing need be in it. */
    private static Stream<String> neverLoaded(KeycloakSession session) {
        boolean inProduction = RealmStage.of(realm(session)) == Stage.PRODUCTION;
        return registerProfiles(session).stream().filter(profile -> {
            Register register = new Register(session, profile);
            return !register.isLoaded() && (inProduction || register.lastEvent().isPresent());
        });
    }

    /** A rehearsal need not write to anybody. */
    private static Stream<String> mute(KeycloakSession session) {
        boolean isMute = RealmStage.of(realm(session)) == Stage.PRODUCTION
                && realm(session).getSmtpConfig().getOrDefault("host", "").isBlank();
        return isMute
                ? registers(session).filter(RegisterSettings::mails).map(RegisterSettings::profile)
                : Stream.empty();
    }

    private static List<String> registerProfiles(KeycloakSession session) {
        return new RealmAccess(session)
                .plan()
                .map(CompiledPlan::registerProfiles)
                .orElse(List.of());
    }

    private static Stream<RegisterSettings> registers(KeycloakSession session) {
        return RegisterSettings.all(realm(session)).stream();
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
