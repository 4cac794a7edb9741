package it.varco.testcards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the responder says is what its modes say, as the JDK's own revocation check reads it. */
class CardResponderTest {
    /** The system's: the JDK's check has no other. */
    private static final CardResponder RESPONDER = CardResponder.start(0, Clock.systemUTC());

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeEach
    void reset() {
        RESPONDER.reset();
    }

    @AfterAll
    static void stop() {
        RESPONDER.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspMode.class,
            names = {"AS_REGISTERED", "GOOD", "DELEGATED", "WITH_NONCE", "NO_NEXT_UPDATE", "ANOTHER_FIRST"})
    void aGoodCardPassesByOcsp(OcspMode mode) throws Exception {
        RESPONDER.ocsp(Ca.CNS, mode);
        checkByOcsp(card(CardKind.CNS_OK));
        assertThat(RESPONDER.requests(RESPONDER.ocspOf(Ca.CNS))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspMode.class,
            names = {
                "REVOKED",
                "ON_HOLD",
                "UNKNOWN",
                "DELEGATED_WITHOUT_PURPOSE",
                "DELEGATED_EXPIRED",
                "DELEGATED_BY_CLONE",
                "WRONG_SIGNER",
                "BAD_SIGNATURE",
                "WRONG_CERT_ID",
                "STALE",
                "NOT_YET",
                "OLD_WITHOUT_NEXT_UPDATE",
                "TRY_LATER",
                "UNAUTHORIZED",
                "EMPTY",
                "STATUS_500",
                "TOO_BIG",
                "GARBAGE"
            })
    void aGoodCardIsRefusedByOcsp(OcspMode mode) {
        RESPONDER.ocsp(Ca.CNS, mode);
        assertThatThrownBy(() -> checkByOcsp(card(CardKind.CNS_OK))).isInstanceOf(CertPathValidatorException.class);
        assertThat(RESPONDER.requests(RESPONDER.ocspOf(Ca.CNS))).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"CNS_REVOKED, KEY_COMPROMISE", "CNS_HOLD, CERTIFICATE_HOLD"})
    void whatIsRegisteredIsSaidByOcspAndInTheList(CardKind kind, CRLReason reason) throws Exception {
        Card card = card(kind);
        assertThat(catchThrowable(() -> checkByOcsp(card))).hasMessageContaining(reason.name());
        assertThat(list(Ca.CNS).getRevokedCertificate(card.certificate()).getRevocationReason())
                .isEqualTo(reason);
    }

    @Test
    void aCardCanBeRevokedLater() throws Exception {
        Card card = card(CardKind.CNS_OK);
        checkByOcsp(card);
        assertThat(list(Ca.CNS).isRevoked(card.certificate())).isFalse();
        RESPONDER.authorities().put(card.certificate(), Standing.REVOKED);
        assertThatThrownBy(() -> checkByOcsp(card)).isInstanceOf(CertPathValidatorException.class);
        assertThat(list(Ca.CNS).isRevoked(card.certificate())).isTrue();
    }

    @Test
    void aCardOfAnotherAuthorityIsUnknown() throws Exception {
        BasicOCSPResp answer =
                (BasicOCSPResp) post(Ca.CIE, request(card(CardKind.CNS_OK))).getResponseObject();
        assertThat(answer.getResponses()[0].getCertStatus()).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void aRequestMayComeByGet() throws Exception {
        String encoded = URLEncoder.encode(
                Base64.getEncoder().encodeToString(request(card(CardKind.CNS_OK))), StandardCharsets.UTF_8);
        HttpResponse<byte[]> response = get(URI.create(RESPONDER.ocspOf(Ca.CNS) + "/" + encoded));
        assertThat(response.headers().firstValue("Content-Type")).contains("application/ocsp-response");
        assertThat(new OCSPResp(response.body()).getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
        assertThat(RESPONDER.requests(RESPONDER.ocspOf(Ca.CNS))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"WITH_NONCE, true", "WRONG_NONCE, false"})
    void nonces(OcspMode mode, boolean same) throws Exception {
        RESPONDER.ocsp(Ca.CNS, mode);
        Extension nonce = OcspAnswer.nonceOf(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        BasicOCSPResp answer = (BasicOCSPResp)
                post(Ca.CNS, request(card(CardKind.CNS_OK), nonce)).getResponseObject();
        assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).equals(nonce))
                .isEqualTo(same);
    }

    @Test
    void aRequestThatIsNoneIsMalformed() throws Exception {
        assertThat(post(Ca.CNS, new byte[] {1, 2, 3}).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @EnumSource(
            value = ListMode.class,
            names = {"AS_REGISTERED", "EXPIRED", "NOT_YET", "NO_NEXT_UPDATE", "ONLY_AUTHORITIES", "DELTA"})
    void theseListsAreTheAuthoritysOwn(ListMode mode) throws Exception {
        RESPONDER.list(Ca.CNS, mode);
        list(Ca.CNS).verify(certificate(Ca.CNS).getPublicKey());
    }

    @ParameterizedTest
    @EnumSource(
            value = ListMode.class,
            names = {"WRONG_SIGNER", "BAD_SIGNATURE"})
    void theseListsBearTheAuthoritysNameAlone(ListMode mode) throws Exception {
        RESPONDER.list(Ca.CNS, mode);
        X509CRL list = list(Ca.CNS);
        assertThat(list.getIssuerX500Principal()).isEqualTo(certificate(Ca.CNS).getSubjectX500Principal());
        assertThatThrownBy(() -> list.verify(certificate(Ca.CNS).getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void anotherIssuersListIsAnothers() throws Exception {
        RESPONDER.list(Ca.CNS, ListMode.OTHER_ISSUER);
        assertThat(list(Ca.CNS).getIssuerX500Principal())
                .isEqualTo(certificate(Ca.ROGUE).getSubjectX500Principal());
    }

    @ParameterizedTest
    @CsvSource({"AS_REGISTERED, true, true", "EXPIRED, true, false", "NOT_YET, false, true"})
    void whenListsAreGood(ListMode mode, boolean begun, boolean lasts) throws Exception {
        RESPONDER.list(Ca.CIE, mode);
        X509CRL list = list(Ca.CIE);
        Date now = new Date();
        assertThat(!list.getThisUpdate().after(now)).isEqualTo(begun);
        assertThat(list.getNextUpdate().after(now)).isEqualTo(lasts);
    }

    @Test
    void aListNeedNotSayUntilWhen() throws Exception {
        RESPONDER.list(Ca.CNS, ListMode.NO_NEXT_UPDATE);
        assertThat(list(Ca.CNS).getNextUpdate()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"AS_REGISTERED, ''", "ONLY_AUTHORITIES, 2.5.29.28", "DELTA, 2.5.29.27"})
    void whatMustNotBeOverlookedInAList(ListMode mode, String oid) throws Exception {
        RESPONDER.list(Ca.CNS, mode);
        Set<String> critical = list(Ca.CNS).getCriticalExtensionOIDs();
        assertThat(critical == null ? Set.of() : critical).isEqualTo(oid.isEmpty() ? Set.of() : Set.of(oid));
    }

    @Test
    void aBigListHasFiveMegabytesAndTheCardsThatAreRevoked() throws Exception {
        Card revoked = card(CardKind.CNS_REVOKED);
        RESPONDER.bigList(Ca.CNS, 105_000);
        byte[] bytes = get(RESPONDER.listOf(Ca.CNS)).body();
        assertThat(bytes.length).isBetween(5_000_000, 5_500_000);
        X509CRL list = parse(bytes);
        list.verify(certificate(Ca.CNS).getPublicKey());
        assertThat(list.isRevoked(revoked.certificate())).isTrue();
        assertThat(list.isRevoked(card(CardKind.CNS_OK).certificate())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"STATUS_500, 500", "REDIRECT, 307", "GARBAGE, 200"})
    void listsThatAreNone(ListMode mode, int status) throws Exception {
        RESPONDER.list(Ca.CNS, mode);
        HttpResponse<byte[]> response = get(RESPONDER.listOf(Ca.CNS));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThatThrownBy(() -> parse(response.body())).isInstanceOf(CRLException.class);
    }

    @Test
    void whoFollowsTheRedirectionIsCounted() throws Exception {
        RESPONDER.list(Ca.CNS, ListMode.REDIRECT);
        URI there = URI.create(
                get(RESPONDER.listOf(Ca.CNS)).headers().firstValue("Location").orElseThrow());
        assertThat(RESPONDER.requests(there)).isZero();
        parse(get(there).body()).verify(certificate(Ca.CNS).getPublicKey());
        assertThat(RESPONDER.requests(there)).isEqualTo(1);
        assertThat(RESPONDER.requests(RESPONDER.listOf(Ca.CNS))).isEqualTo(1);
        assertThat(RESPONDER.requests()).isEqualTo(2);
    }

    @Test
    void whoFollowsTheRedirectionOfOcspGetsATrueAnswer() throws Exception {
        RESPONDER.ocsp(Ca.CNS, OcspMode.REDIRECT);
        byte[] request = request(card(CardKind.CNS_OK));
        HttpResponse<byte[]> response = post(RESPONDER.ocspOf(Ca.CNS), request);
        assertThat(response.statusCode()).isEqualTo(307);
        URI there = URI.create(response.headers().firstValue("Location").orElseThrow());
        BasicOCSPResp answer = (BasicOCSPResp) new OCSPResp(post(there, request).body()).getResponseObject();
        assertThat(answer.getResponses()[0].getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(RESPONDER.requests(there)).isEqualTo(1);
    }

    @Test
    void tooBigIsLongerThanAnyAnswer() throws Exception {
        RESPONDER.ocsp(Ca.CNS, OcspMode.TOO_BIG);
        HttpResponse<byte[]> response = post(RESPONDER.ocspOf(Ca.CNS), request(card(CardKind.CNS_OK)));
        assertThat(response.body()).hasSize(10 * 1024 * 1024);
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void nobodyIsAnsweredUntilReleased() throws Exception {
        RESPONDER.list(Ca.CNS, ListMode.HANG);
        CompletableFuture<HttpResponse<byte[]>> waiting =
                HTTP.sendAsync(HttpRequest.newBuilder(RESPONDER.listOf(Ca.CNS)).build(), BodyHandlers.ofByteArray());
        while (RESPONDER.requests(RESPONDER.listOf(Ca.CNS)) == 0) {
            Thread.onSpinWait();
        }
        assertThat(get(RESPONDER.listOf(Ca.CIE)).statusCode()).isEqualTo(200);
        assertThat(waiting).isNotDone();
        CompletableFuture<Integer> status = waiting.thenApply(HttpResponse::statusCode);
        while (!status.isDone()) {
            RESPONDER.release();
        }
        assertThat(status).isCompletedWithValue(503);
    }

    @Test
    void slowIsNotBeforeItsTime() throws Exception {
        RESPONDER.slow(Ca.CNS, Duration.ofMillis(200));
        long start = System.nanoTime();
        list(Ca.CNS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void keptAuthoritiesAnswerForCardsOfBefore() throws Exception {
        Card card = card(CardKind.CNS_OK);
        byte[] kept = RESPONDER.authorities().toPkcs12("varco-demo");
        try (CardResponder later = CardResponder.start(
                0, address -> TestAuthorities.from(kept, "varco-demo", Clock.systemUTC(), address))) {
            byte[] request = request(card);
            assertThat(status(post(later.ocspOf(Ca.CNS), request))).isInstanceOf(UnknownStatus.class);
            later.authorities().put(card.certificate(), Standing.GOOD);
            assertThat(status(post(later.ocspOf(Ca.CNS), request))).isEqualTo(CertificateStatus.GOOD);
        }
    }

    @Test
    void aPortThatIsTakenIsNotShared() {
        int port = RESPONDER.address().getPort();
        assertThatThrownBy(() -> CardResponder.start(port, Clock.systemUTC())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theIssuersCertificateIsWhereCardsSay() throws Exception {
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(get(URI.create(RESPONDER.address() + "/cie/certificate"))
                                        .body())))
                .isEqualTo(certificate(Ca.CIE));
    }

    @Test
    void whatItDoesNotKnowIsCountedToo() throws Exception {
        assertThat(get(URI.create(RESPONDER.address() + "/elsewhere")).statusCode())
                .isEqualTo(404);
        assertThat(RESPONDER.requests()).isEqualTo(1);
    }

    private static Card card(CardKind kind) {
        return RESPONDER.authorities().card(kind, Holder.MARIO);
    }

    private static X509Certificate certificate(Ca ca) {
        return RESPONDER.authorities().of(ca).certificate();
    }

    private static X509CRL list(Ca ca) throws Exception {
        return parse(get(RESPONDER.listOf(ca)).body());
    }

    private static X509CRL parse(byte[] bytes) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
    }

    private static HttpResponse<byte[]> get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }

    private static CertificateStatus status(HttpResponse<byte[]> response) throws Exception {
        BasicOCSPResp answer = (BasicOCSPResp) new OCSPResp(response.body()).getResponseObject();
        return answer.getResponses()[0].getCertStatus();
    }

    private static OCSPResp post(Ca ca, byte[] request) throws Exception {
        return new OCSPResp(post(RESPONDER.ocspOf(ca), request).body());
    }

    private static HttpResponse<byte[]> post(URI address, byte[] request) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/ocsp-request")
                        .POST(BodyPublishers.ofByteArray(request))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static byte[] request(Card card, Extension... extensions) throws Exception {
        OCSPReqBuilder builder = new OCSPReqBuilder()
                .addRequest(new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(card.chain().get(1)),
                        card.certificate().getSerialNumber()));
        if (extensions.length > 0) {
            builder.setRequestExtensions(new Extensions(extensions));
        }
        return builder.build().getEncoded();
    }

    private static void checkByOcsp(Card card) throws Exception {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(certificate(Ca.CNS), null)));
        parameters.addCertPathChecker(checker);
        validator.validate(
                CertificateFactory.getInstance("X.509").generateCertPath(List.of(card.certificate())), parameters);
    }
}
