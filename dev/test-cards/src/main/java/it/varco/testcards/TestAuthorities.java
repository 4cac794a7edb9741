package it.varco.testcards;

import static it.varco.testcards.CertificateMaker.critical;
import static it.varco.testcards.CertificateMaker.ordinary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * The test authorities at work. Keys are the same for as long as the JVM runs, and certificates of authorities for as long as the clock
 * says the same: two of these with one clock have the same authorities. Safe for threads.
 */
public final class TestAuthorities {
    private static final String LIST_SIGNING = "0.4.0.2231.3.0";
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final int SERIAL_BITS = 120;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final URI responder;
    private final Map<Ca, Authority> authorities;
    private final Register register = new Register();

    private TestAuthorities(Clock clock, URI responder, Map<Ca, Authority> authorities) {
        this.clock = clock;
        this.responder = responder;
        this.authorities = authorities;
    }

    /**
     * Authorities whose cards say that revocation is asked at an address.
     *
     * @param clock what certificates' validity is counted from
     * @param responder address of the responder, without a slash at its end
     */
    public static TestAuthorities at(Clock clock, URI responder) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<Ca, Authority> made = new EnumMap<>(Ca.class);
        for (Ca ca : Ca.values()) {
            made.put(ca, make(ca, now, responder, made));
        }
        return new TestAuthorities(clock, responder, made);
    }

    /** The authorities that {@link #toPkcs12} wrote, so that cards that people have imported stay good. */
    public static TestAuthorities from(byte[] pkcs12, String password, Clock clock, URI responder) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password.toCharArray());
            Map<Ca, Authority> read = new EnumMap<>(Ca.class);
            for (Ca ca : Ca.values()) {
                X509Certificate certificate = (X509Certificate) store.getCertificate(ca.slug());
                PrivateKey key = (PrivateKey) store.getKey(ca.slug(), password.toCharArray());
                read.put(ca, new Authority(ca.slug(), certificate, key, chain(certificate, ca, read)));
            }
            return new TestAuthorities(clock, responder, read);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("Not the authorities, or not the password", e);
        }
    }

    /** Keys and certificates of all authorities as PKCS #12 file. */
    public byte[] toPkcs12(String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Authority authority : authorities.values()) {
                store.setKeyEntry(
                        authority.name(), authority.privateKey(), password.toCharArray(), new X509Certificate[] {
                            authority.certificate()
                        });
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The authorities could not be written", e);
        }
    }

    /** One of them. */
    public Authority of(Ca ca) {
        return authorities.get(ca);
    }

    /** A card of a kind that has a name. Made anew at each call, with another number; the same person's cards share a key. */
    public Card card(CardKind kind, Holder holder) {
        return card(kind.recipe(), holder);
    }

    /** A card with just this in it. */
    public Card card(Recipe recipe, Holder holder) {
        Authority issuer = of(recipe.issuer());
        KeyPair keys =
                Keys.of("card of " + Objects.requireNonNull(holder, "holder").fiscalCode(), recipe.key());
        List<Extension> extensions = new ArrayList<>(CardExtensions.of(recipe, responder));
        extensions.add(CertificateMaker.subjectKeyIdentifier(keys.getPublic()));
        extensions.add(CertificateMaker.authorityKeyIdentifier(issuer.certificate()));
        if (recipe.subject() == SubjectShape.E_MAIL) {
            extensions.add(CardExtensions.eMail(holder));
        }
        X509Certificate certificate = CertificateMaker.sign(
                new CertificateMaker.Request(
                        recipe.subject().of(holder),
                        keys.getPublic(),
                        number(),
                        recipe.validity().at(now()),
                        extensions),
                issuer);
        register.put(certificate, recipe.standing(), now());
        return new Card(
                recipe,
                certificate,
                Stream.concat(Stream.of(certificate), issuer.chain().stream()).toList(),
                keys.getPrivate());
    }

    /** Says of a certificate from now on that it is revoked, suspended, or good again. */
    public void put(X509Certificate certificate, Standing standing) {
        register.put(certificate, standing, now());
    }

    /** Self-signed authorities beyond those with names, as many as wanted, each with a name and a key (on a curve) of its own. */
    public List<X509Certificate> more(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::another).toList();
    }

    Register register() {
        return register;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Somebody to whom an authority has left the signing of its OCSP answers. */
    Authority ocspSigner(Ca ca) {
        return delegate(ca, List.of(forOcsp()), Span.around(now(), Period.ofDays(1), Period.ofYears(1)));
    }

    /** Somebody to whom an authority had left it until yesterday. */
    Authority expiredOcspSigner(Ca ca) {
        return delegate(ca, List.of(forOcsp()), Span.around(now(), Period.ofYears(1), Period.ofDays(-1)));
    }

    /** Somebody with a certificate of the same authority, which is not for OCSP. */
    Authority ocspSignerWithoutPurpose(Ca ca) {
        return delegate(ca, List.of(), Span.around(now(), Period.ofDays(1), Period.ofYears(1)));
    }

    private Authority delegate(Ca ca, List<Extension> purposes, Span validity) {
        Authority issuer = of(ca);
        KeyPair keys = Keys.of("ocsp signer of " + ca.keyOwner(), KeyKind.RSA_2048);
        List<Extension> extensions = new ArrayList<>(purposes);
        extensions.add(critical(Extension.keyUsage, KeyUse.together(Set.of(KeyUse.DIGITAL_SIGNATURE))));
        extensions.add(CertificateMaker.subjectKeyIdentifier(keys.getPublic()));
        extensions.add(CertificateMaker.authorityKeyIdentifier(issuer.certificate()));
        String name = ca.slug() + "-ocsp";
        X509Certificate certificate = CertificateMaker.sign(
                new CertificateMaker.Request(named(name), keys.getPublic(), number(), validity, extensions), issuer);
        return new Authority(
                name,
                certificate,
                keys.getPrivate(),
                Stream.concat(Stream.of(certificate), issuer.chain().stream()).toList());
    }

    private static Extension forOcsp() {
        return ordinary(Extension.extendedKeyUsage, CardExtensions.purposes(Purposes.of(OCSP_SIGNING)));
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "IT")
                .addRDN(BCStyle.O, "Test QTSP S.p.A.")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private X509Certificate another(int index) {
        String name = String.format("Regione Prova %03d - CA Cittadini", index);
        KeyPair keys = Keys.of(name, KeyKind.EC_P256);
        return CertificateMaker.sign(
                new CertificateMaker.Request(
                        named(name),
                        keys.getPublic(),
                        numberOf(name),
                        Span.around(now(), Period.ofYears(10), Period.ofYears(10)),
                        List.of(
                                critical(Extension.basicConstraints, new BasicConstraints(true)),
                                CertificateMaker.subjectKeyIdentifier(keys.getPublic()))),
                named(name),
                keys.getPrivate());
    }

    private static Authority make(Ca ca, Instant now, URI responder, Map<Ca, Authority> made) {
        KeyPair keys = Keys.of(ca.keyOwner(), KeyKind.RSA_2048);
        List<Extension> extensions = new ArrayList<>(ca.signsLists() ? forLists() : forCards(ca));
        extensions.add(CertificateMaker.subjectKeyIdentifier(
                Keys.of(ca.identifiedAs(), KeyKind.RSA_2048).getPublic()));
        ca.issuer().ifPresent(above -> {
            extensions.add(
                    CertificateMaker.authorityKeyIdentifier(made.get(above).certificate()));
            extensions.add(CardExtensions.listAt(responder + Paths.of(above).list()));
        });
        X509Certificate certificate = CertificateMaker.sign(
                new CertificateMaker.Request(
                        ca.subject(),
                        keys.getPublic(),
                        numberOf(ca.slug()),
                        Span.around(now, Period.ofYears(10), Period.ofYears(10)),
                        extensions),
                ca.issuer().map(Ca::subject).orElse(ca.subject()),
                ca.issuer().map(above -> made.get(above).privateKey()).orElse(keys.getPrivate()));
        return new Authority(ca.slug(), certificate, keys.getPrivate(), chain(certificate, ca, made));
    }

    private static List<Extension> forCards(Ca ca) {
        List<Extension> extensions = new ArrayList<>(List.of(
                critical(
                        Extension.basicConstraints,
                        ca.issuer().map(above -> new BasicConstraints(0)).orElseGet(() -> new BasicConstraints(true))),
                critical(Extension.keyUsage, KeyUse.together(Set.of(KeyUse.CERTIFICATE_SIGN, KeyUse.LIST_SIGN)))));
        ca.policy()
                .map(policy -> ordinary(
                        Extension.certificatePolicies,
                        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy)))))
                .ifPresent(extensions::add);
        return extensions;
    }

    private static List<Extension> forLists() {
        return List.of(
                critical(Extension.basicConstraints, new BasicConstraints(false)),
                critical(Extension.keyUsage, KeyUse.together(Set.of(KeyUse.DIGITAL_SIGNATURE))),
                ordinary(Extension.extendedKeyUsage, CardExtensions.purposes(Purposes.of(LIST_SIGNING))));
    }

    private static List<X509Certificate> chain(X509Certificate certificate, Ca ca, Map<Ca, Authority> above) {
        return Stream.concat(
                        Stream.of(certificate),
                        ca.issuer().stream().flatMap(issuer -> above.get(issuer).chain().stream()))
                .toList();
    }

    private static BigInteger number() {
        return new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
    }

    private static BigInteger numberOf(String name) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)))
                    .shiftRight(256 - SERIAL_BITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
