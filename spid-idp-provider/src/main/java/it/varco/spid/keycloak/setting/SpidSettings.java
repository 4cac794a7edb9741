package it.varco.spid.keycloak.setting;

import it.varco.spid.level.Comparison;
import it.varco.spid.level.LevelRequest;
import it.varco.spid.level.LevelRules;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.metadata.AttributeSet;
import it.varco.spid.registry.Binding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The identity provider's settings, typed: what {@link SpidSettingsProperties} declares and nothing else. */
public final class SpidSettings {

    public static final String ENTITY_ID = "entityId";
    static final String EIDAS_ATTRIBUTE_SET = "eidasAttributeSet";
    static final String REQUEST_BINDING = "requestBinding";
    static final String SINGLE_LOGOUT = "singleLogout";
    static final String LEVEL = "spidLevel";
    static final String COMPARISON = "spidComparison";
    static final String LOWEST_LEVEL = "spidLowestLevel";
    static final String CLOCK_TOLERANCE_SECONDS = "clockToleranceSeconds";

    private static final Duration MOST_TOLERANCE = Duration.ofSeconds(60);

    private final SettingTexts texts;

    public SpidSettings(Map<String, String> config) {
        this.texts = new SettingTexts(config);
    }

    Optional<String> entityId() {
        return texts.text(ENTITY_ID);
    }

    public NewEntrySettings newEntries() {
        return new NewEntrySettings(texts.config());
    }

    /** SPID's entries, or CIE's one. */
    RegistrySettings registry() {
        return RegistrySettings.ofEntries(texts.config());
    }

    /** The eIDAS node. */
    public RegistrySettings eidasNode() {
        return RegistrySettings.ofTheNode(texts.config());
    }

    /** Which of the two sets the eIDAS node is asked for. */
    public AttributeSet eidasAttributeSet() {
        int index = number(EIDAS_ATTRIBUTE_SET, AttributeSet.EIDAS_MINIMUM.index());
        return Stream.of(AttributeSet.EIDAS_MINIMUM, AttributeSet.EIDAS_FULL)
                .filter(set -> set.index() == index)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("eidasAttributeSet must be 99 or 100"));
    }

    public Binding requestBinding() {
        return texts.text(REQUEST_BINDING).map(Binding::valueOf).orElse(Binding.REDIRECT);
    }

    public LogoutPolicy logout() {
        return texts.text(SINGLE_LOGOUT).map(LogoutPolicy::valueOf).orElse(LogoutPolicy.WITH_SESSION);
    }

    /** What the realm asks for; empty where its own settings ask for what nobody can give. */
    public Optional<LevelRules> levelRules() {
        return LevelRequest.of(level(), comparison())
                .map(usual -> new LevelRules(usual, lowestLevel().orElse(usual.weakest())));
    }

    /** Below it nobody is let in; where it is not set, it is what the usual request accepts. */
    Optional<SpidLevel> lowestLevel() {
        return texts.text(LOWEST_LEVEL).map(SpidLevel::valueOf);
    }

    private SpidLevel level() {
        return texts.text(LEVEL).map(SpidLevel::valueOf).orElse(SpidLevel.L2);
    }

    private Comparison comparison() {
        return texts.text(COMPARISON)
                .map(value -> Comparison.of(value).orElseThrow(IllegalArgumentException::new))
                .orElse(Comparison.MINIMUM);
    }

    public Duration clockTolerance() {
        Duration asked = Duration.ofSeconds(number(CLOCK_TOLERANCE_SECONDS, 10));
        return asked.compareTo(MOST_TOLERANCE) > 0 ? MOST_TOLERANCE : asked;
    }

    public BodySettings body() {
        return new BodySettings(texts.config());
    }

    private int number(String key, int otherwise) {
        return texts.text(key).map(Integer::valueOf).orElse(otherwise);
    }
}
