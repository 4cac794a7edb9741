package it.varco.register.keycloak.setting;

import it.varco.policy.keycloak.setting.RealmStage;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * What came of reading a component.
 *
 * @param settings what it says
 * @param refusal what is wrong with it, in words for an administrator; empty where nothing is
 */
record SettingReading(Optional<RegisterSettings> settings, String refusal) {

    static SettingReading of(ComponentModel component, RealmModel realm) {
        try {
            return new SettingReading(Optional.of(new SettingText(component, RealmStage.of(realm)).read()), "");
        } catch (SettingRefused refused) {
            return new SettingReading(Optional.empty(), refused.getMessage());
        }
    }
}
