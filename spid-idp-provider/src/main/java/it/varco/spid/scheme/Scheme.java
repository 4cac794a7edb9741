package it.varco.spid.scheme;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.person.ForeignIdentity;
import it.varco.policy.person.PersonKey;
import it.varco.policy.signin.SignInMethod;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.xml.Saml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A scheme of identification that speaks SPID's SAML. Everything that is not said here is the same for all of them: the
 * checks, the signatures, the way of an answer through the server.
 *
 * <p>Sources: SPID technical rules, single sign-on; manual of the Ministry of the Interior for CIE over SAML, protocols and
 * differences from SPID; AgID notice eIDAS 1/2018.
 */
public enum Scheme {
    SPID(
            SignInMethod.SPID,
            List.of(Comparison.values()),
            Set.of(SpidLevel.L1),
            Set.of(Saml.FORMAT_ENTITY),
            Map.of(),
            Asked.BY_CHOICE,
            Use.ANY,
            SingleLogout.BY_MESSAGES,
            "fiscalNumber",
            Scheme::byFiscalCode),

    /** CIE id: asks anew each time, knows two comparisons, and may leave out the format of the assertion's issuer. */
    CIE(
            SignInMethod.CIE,
            List.of(Comparison.MINIMUM, Comparison.EXACT),
            Set.of(),
            Set.of(Saml.FORMAT_ENTITY, ""),
            Map.of(
                    "anomaly-19", "anomaly-other",
                    "anomaly-20", "anomaly-other",
                    "anomaly-23", "anomaly-cie-23",
                    "anomaly-30", "anomaly-other"),
            Asked.THE_ONE_THERE_IS,
            Use.CITIZENS,
            SingleLogout.ON_ITS_PAGE,
            "fiscalNumber",
            Scheme::byFiscalCode),

    /**
     * The eIDAS node as one more entry of SPID's: its people have no Italian fiscal code, and one that it names without being
     * asked is not read.
     */
    EIDAS(
            SignInMethod.EIDAS,
            List.of(Comparison.values()),
            Set.of(SpidLevel.L1),
            Set.of(Saml.FORMAT_ENTITY),
            Map.of("missing-fiscal-number", "missing-foreign-identity"),
            Asked.BY_CHOICE,
            Use.CITIZENS,
            SingleLogout.BY_MESSAGES,
            "spidCode",
            Scheme::byNode);

    /** Who is asked. */
    public enum Asked {
        BY_CHOICE,
        THE_ONE_THERE_IS
    }

    /** What kinds of identity a request can ask for. */
    public enum Use {
        /** Professional use and limits of age too. */
        ANY,
        CITIZENS
    }

    /** How sessions end together. */
    public enum SingleLogout {
        BY_MESSAGES,
        /** The provider takes no message and answers none: its own page ends its session, for whoever opens it. */
        ON_ITS_PAGE
    }

    /** Who a person is, by what an entry says. */
    @FunctionalInterface
    private interface Recognition {
        Optional<? extends PersonKey> person(String entityId, String identifier);
    }

    private final SignInMethod method;
    private final List<Comparison> comparisons;
    private final Set<SpidLevel> levelsOfRunningSessions;
    private final Set<String> assertionIssuerFormats;
    private final Map<String, String> messages;
    private final Asked asked;
    private final Use use;
    private final SingleLogout singleLogout;
    private final String identifier;
    private final Recognition recognition;

    Scheme(
            SignInMethod method,
            List<Comparison> comparisons,
            Set<SpidLevel> levelsOfRunningSessions,
            Set<String> assertionIssuerFormats,
            Map<String, String> messages,
            Asked asked,
            Use use,
            SingleLogout singleLogout,
            String identifier,
            Recognition recognition) {
        this.method = method;
        this.comparisons = comparisons;
        this.levelsOfRunningSessions = levelsOfRunningSessions;
        this.assertionIssuerFormats = assertionIssuerFormats;
        this.messages = messages;
        this.asked = asked;
        this.use = use;
        this.singleLogout = singleLogout;
        this.identifier = identifier;
        this.recognition = recognition;
    }

    /** The door that its answers open. */
    public SignInMethod method() {
        return method;
    }

    /** Which of the entries is asked. */
    public Asked asked() {
        return asked;
    }

    /** How sessions end together. */
    public SingleLogout singleLogout() {
        return singleLogout;
    }

    /** For whom a service may say that it is. */
    public Use use() {
        return use;
    }

    /** How a request may compare levels, the usual way first. */
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /** Whether the person has to show themselves anew for that level, whatever session the provider has of them. */
    public boolean forcesAuthentication(SpidLevel level) {
        return !levelsOfRunningSessions.contains(level);
    }

    /** Whether an assertion's issuer may have that format, or none. */
    public boolean admitsAssertionIssuerFormat(Optional<String> format) {
        return assertionIssuerFormats.contains(format.orElse(""));
    }

    /** The attribute by which an answer says whom it is about. */
    public String identifier() {
        return identifier;
    }

    /**
     * Whom an answer is about; empty where it does not say so rightly.
     *
     * @param entityId who answers
     * @param attributes the one value of an attribute of the answer's
     */
    public Optional<PersonKey> person(String entityId, Function<String, Optional<String>> attributes) {
        return attributes
                .apply(identifier)
                .flatMap(named -> recognition.person(entityId, named))
                .map(PersonKey.class::cast);
    }

    private static Optional<FiscalCode> byFiscalCode(String entityId, String fiscalNumber) {
        return FiscalCode.fromSpid(fiscalNumber);
    }

    private static Optional<ForeignIdentity> byNode(String entityId, String spidCode) {
        return ForeignIdentity.of(entityId, spidCode);
    }

    /**
     * What a person is told.
     *
     * @param messageKey what SPID tells, which counts where it means the same here
     */
    public String told(String messageKey) {
        return messages.getOrDefault(messageKey, messageKey);
    }
}
