package it.varco.cns.profile;

import it.varco.policy.signin.SignInMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One kind of card, as data.
 *
 * @param method the way in that the card opens
 * @param policies the certificate policies of which any one tells this kind of card (object identifiers with dots)
 * @param clientAuthentication what the extended key usage must say
 * @param codeSources where the fiscal code is, in order of preference; places that are filled must agree
 */
public record CardProfile(
        SignInMethod method,
        Set<String> policies,
        ClientAuthentication clientAuthentication,
        List<CodeSource> codeSources) {

    /** The policy of a CNS authentication certificate: uninfo(76) agid(16) authentication(2) cns(1). */
    public static final String CNS_POLICY = "1.3.76.16.2.1";

    /** The policy of a CIE authentication certificate. */
    public static final String CIE_POLICY = "1.3.76.47.4";

    /** The policies of Lombardy's cards, which AgID declares equal to the CNS one; accepted only where configured. */
    public static final Set<String> LOMBARDY_POLICIES = Set.of("1.3.159.6.1.3.2.10", "1.3.76.12.1.1.10.2.2.10");

    /** Stands before the kinds of card, which are checked against it as they are made. */
    private static final Pattern IDENTIFIER = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");

    /** CNS and TS-CNS as the AgID profile has them. */
    public static final CardProfile CNS = new CardProfile(
            SignInMethod.CNS,
            Set.of(CNS_POLICY),
            ClientAuthentication.STATED,
            List.of(CodeSource.COMMON_NAME_BEFORE_SLASH));

    /** The CIE, whose leaf profile is not published: lenient where that cannot let anybody else in. */
    public static final CardProfile CIE = new CardProfile(
            SignInMethod.CIE_CARD,
            Set.of(CIE_POLICY),
            ClientAuthentication.NOT_EXCLUDED,
            List.of(CodeSource.COMMON_NAME_BEFORE_SLASH, CodeSource.SERIAL_NUMBER, CodeSource.DN_QUALIFIER));

    public CardProfile {
        policies = Set.copyOf(policies);
        codeSources = List.copyOf(codeSources);
        if (method != SignInMethod.CNS && method != SignInMethod.CIE_CARD) {
            throw new IllegalArgumentException("a card signs in by cns or cie-card");
        }
        if (policies.isEmpty() || codeSources.isEmpty()) {
            throw new IllegalArgumentException("a kind of card has a policy and a place for the fiscal code");
        }
        if (!policies.stream().allMatch(policy -> IDENTIFIER.matcher(policy).matches())) {
            throw new IllegalArgumentException("a policy is an object identifier in dots and digits");
        }
    }

    /** The same kind of card, with the fiscal code in those places. */
    public CardProfile withCodeIn(List<CodeSource> places) {
        return new CardProfile(method, policies, clientAuthentication, places);
    }

    /** The same kind of card, told also by those policies. */
    public CardProfile alsoTelling(Set<String> more) {
        Set<String> all = new HashSet<>(policies);
        all.addAll(more);
        return new CardProfile(method, all, clientAuthentication, codeSources);
    }
}
