package it.varco.register.keycloak.setting;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * One register of a realm.
 *
 * @param profile the slug of the profile that it is about
 * @param sender who may communicate
 * @param eventsPerMinute messages that one node takes in a minute
 * @param largestBatch messages in one call
 * @param silence after how long without a word the Order's silence is an alarm
 * @param retention how long what is over is kept
 * @param mails whether the person is written to
 */
public record RegisterSettings(
        String profile,
        Sender sender,
        int eventsPerMinute,
        int largestBatch,
        Duration silence,
        Period retention,
        boolean mails) {

    /** All registers of a realm; one whose component cannot be read is none. */
    public static List<RegisterSettings> all(RealmModel realm) {
        return RegisterSettingFactory.components(realm)
                .flatMap(component -> SettingReading.of(component, realm).settings().stream())
                .toList();
    }

    /** The register of that profile. */
    public static Optional<RegisterSettings> of(RealmModel realm, String profile) {
        return all(realm).stream()
                .filter(register -> register.profile().equals(profile))
                .findFirst();
    }

    /** The register to which that client of the realm may communicate. */
    public static Optional<RegisterSettings> ofClient(RealmModel realm, String clientId) {
        return all(realm).stream()
                .filter(register -> register.sender().equals(new Sender.Client(clientId)))
                .findFirst();
    }
}
