package it.varco.spid.keycloak.setting;

import java.util.Map;
import java.util.Set;

/** What the body decides about people who come in through an identity provider that they have not used before. */
public final class NewEntrySettings {

    /** The slugs of the profiles that such a sign-in does not give until an operator releases them. */
    static final String WITHHELD = "newEntryWithholds";

    private final SettingTexts texts;

    NewEntrySettings(Map<String, String> config) {
        this.texts = new SettingTexts(config);
    }

    public Set<String> withheld() {
        return Set.copyOf(texts.several(WITHHELD));
    }

    /** Refuses what no profile is called. */
    void validate() {
        if (withheld().stream().anyMatch(slug -> !slug.matches("[a-z0-9-]{1,64}|\\*"))) {
            throw new IllegalArgumentException("SPID: newEntryWithholds takes slugs of profiles, or * for all");
        }
    }
}
