package it.varco.spid.scheme;

import it.varco.policy.signin.SignInMethod;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.xml.Saml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scheme of identification that speaks SPID's SAML. Everything that is not said here is the same for all of them: the
 * checks, the signatures, the way of an answer through the server.
 *
 * <p>Sources: SPID technical rules, single sign-on; manual of the Ministry of the Interior for CIE over SAML, protocols and
 * differences from SPID.
 */
public enum Scheme {
    SPID(SignInMethod.SPID, List.of(Comparison.values()), Set.of(SpidLevel.L1), Set.of(Saml.FORMAT_ENTITY), Map.of()),

    /** CIE id: asks anew each time, knows two comparisons, and may leave out the format of the assertion's issuer. */
    CIE(
            SignInMethod.CIE,
            List.of(Comparison.MINIMUM, Comparison.EXACT),
            Set.of(),
            Set.of(Saml.FORMAT_ENTITY, ""),
            Map.of(19, "anomaly-other", 20, "anomaly-other", 23, "anomaly-cie-23", 30, "anomaly-other"));

    private final SignInMethod method;
    private final List<Comparison> comparisons;
    private final Set<SpidLevel> levelsOfRunningSessions;
    private final Set<String> assertionIssuerFormats;
    private final Map<Integer, String> anomalyMessages;

    Scheme(
            SignInMethod method,
            List<Comparison> comparisons,
            Set<SpidLevel> levelsOfRunningSessions,
            Set<String> assertionIssuerFormats,
            Map<Integer, String> anomalyMessages) {
        this.method = method;
        this.comparisons = comparisons;
        this.levelsOfRunningSessions = levelsOfRunningSessions;
        this.assertionIssuerFormats = assertionIssuerFormats;
        this.anomalyMessages = anomalyMessages;
    }

    /** The door that its answers open. */
    public SignInMethod method() {
        return method;
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

    /**
     * What a person is told of an anomaly by that number.
     *
     * @param common what SPID tells, which counts where the number means the same here
     */
    public String messageKey(int anomaly, String common) {
        return anomalyMessages.getOrDefault(anomaly, common);
    }
}
