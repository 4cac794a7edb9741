package it.varco.cns.profile;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The certificate of a card, of a kind that is accepted and within its validity. Who issued it is not known yet: anybody
 * can write such a certificate. Only {@link CardReader} makes one.
 */
public final class CardCertificate {

    private final X509Certificate certificate;
    private final SignInMethod method;
    private final FiscalCode holder;
    private final Optional<String> givenName;
    private final Optional<String> surname;

    CardCertificate(
            X509Certificate certificate,
            SignInMethod method,
            FiscalCode holder,
            Optional<String> givenName,
            Optional<String> surname) {
        this.certificate = certificate;
        this.method = method;
        this.holder = holder;
        this.givenName = givenName;
        this.surname = surname;
    }

    /** The certificate, as the JDK reads it. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** {@code cns} or {@code cie-card}. */
    public SignInMethod method() {
        return method;
    }

    /** Whom the certificate names. */
    public FiscalCode holder() {
        return holder;
    }

    /** The given names, where the certificate has them as an attribute of its own. */
    public Optional<String> givenName() {
        return givenName;
    }

    /** The surname, where the certificate has it as an attribute of its own. */
    public Optional<String> surname() {
        return surname;
    }

    /** Nothing of the person: what is printed may end in a log. */
    @Override
    public String toString() {
        return "CardCertificate[" + method.slug() + "]";
    }
}
