package it.varco.spid.keycloak.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.Constants;

/** An identity provider's configuration, in which what is blank is not set. */
record SettingTexts(Map<String, String> config) {

    Optional<String> text(String key) {
        return Optional.ofNullable(config.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The values of a property with several; none where it is not set. */
    List<String> several(String key) {
        return text(key).stream()
                .flatMap(joined -> Arrays.stream(joined.split(Constants.CFG_DELIMITER)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
