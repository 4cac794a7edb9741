package it.varco.cns.trust;

import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.KeyStrength;
import it.varco.policy.signin.SignInMethod;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One search for the way from a certificate to an authority of ours: each authority that bears the issuer's name is tried,
 * then each that the browser sent along. What comes from the browser is bounded, so that nobody makes the search long.
 */
final class PathSearch {

    private static final int MOST_BROUGHT = 5;
    private static final int MOST_BETWEEN = 2;
    private static final int MOST_ATTEMPTS = 24;

    private final TrustSnapshot snapshot;
    private final Set<SignInMethod> kinds;
    private final List<X509Certificate> brought;
    private final KeyStrength strength;
    private final Instant at;
    private int attempts;
    private boolean sawName;
    private boolean sawExpired;
    private boolean sawOtherKind;

    /** @param kinds of cards, of which the authority may issue one */
    PathSearch(
            TrustSnapshot snapshot,
            Set<SignInMethod> kinds,
            Collection<X509Certificate> brought,
            KeyStrength strength,
            Instant at) {
        this.snapshot = snapshot;
        this.kinds = kinds;
        this.strength = strength;
        this.at = at;
        this.brought = brought.stream()
                .limit(MOST_BROUGHT)
                .flatMap(certificate -> asTheJdkReadsIt(certificate).stream())
                .filter(this::mayStandBetween)
                .toList();
    }

    /**
     * A way that holds.
     *
     * @param certificates from the card up, without the authority of ours
     * @param anchor that authority
     */
    record Path(List<X509Certificate> certificates, X509Certificate anchor) {}

    Optional<Path> from(X509Certificate leaf) {
        return extend(List.of(leaf));
    }

    /** Why there is none, once a search has found none. */
    CardRefusal failure() {
        if (snapshot.isEmpty()) {
            return CardRefusal.NO_ANCHORS;
        }
        if (sawExpired) {
            return CardRefusal.ISSUER_EXPIRED;
        }
        if (sawOtherKind) {
            return CardRefusal.ISSUER_OF_OTHER_CARDS;
        }
        return sawName ? CardRefusal.FORGED_ISSUER : CardRefusal.UNKNOWN_ISSUER;
    }

    private Optional<Path> extend(List<X509Certificate> sofar) {
        X509Certificate last = sofar.get(sofar.size() - 1);
        for (Anchor anchor : snapshot.named(last.getIssuerX500Principal())) {
            sawName = true;
            if (holds(sofar, anchor)) {
                return Optional.of(new Path(sofar, anchor.certificate()));
            }
        }
        if (sofar.size() > MOST_BETWEEN) {
            return Optional.empty();
        }
        for (X509Certificate between : brought) {
            if (between.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
                List<X509Certificate> longer = new ArrayList<>(sofar);
                longer.add(between);
                Optional<Path> found = extend(longer);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private boolean holds(List<X509Certificate> path, Anchor anchor) {
        if (++attempts > MOST_ATTEMPTS || !anchor.allowsBetween(path.size() - 1)) {
            return false;
        }
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(anchor.pkix()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (CertPathValidatorException broken) {
            return false;
        } catch (CertificateException | InvalidAlgorithmParameterException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("the JDK validates paths of its own certificates", impossible);
        }
        if (!anchor.isWithinValidity(at)) {
            sawExpired = true;
            return false;
        }
        if (!kinds.contains(anchor.issues())) {
            sawOtherKind = true;
            return false;
        }
        return true;
    }

    private boolean mayStandBetween(X509Certificate certificate) {
        return Anchor.isAuthority(certificate)
                && strength.suffices(certificate.getPublicKey())
                && strength.allowsSignature(certificate.getSigAlgOID());
    }

    private static Optional<X509Certificate> asTheJdkReadsIt(X509Certificate certificate) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }
}
