package it.varco.themes;

import freemarker.template.TemplateMethodModelEx;
import it.varco.themes.TestPages.MessagesPerField;
import it.varco.themes.TestPages.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Keycloak hands to the pages of second factors, profiles, links and consents. */
final class TestAccountPages {

    private static final String WRONG = "invalidTotpMessage";
    private static final TemplateMethodModelEx AS_IT_IS = arguments -> arguments.get(0);

    private static final List<Map<String, Object>> DEVICES = List.of(
            Map.of("id", "d1", "userLabel", "Telefono"),
            Map.of("id", "d2", "userLabel", "Tablet del laboratorio di analisi chimiche"));

    private static final Map<String, Object> TOTP = Map.of(
            "supportedApplications",
            List.of("totpAppFreeOTPName", "totpAppGoogleName"),
            "totpSecretEncoded",
            "KZQX EY3P MRSW 45DF OJZX I2LO M4",
            "totpSecret",
            "s3cret",
            "totpSecretQrCode",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=",
            "policy",
            Map.of("type", "totp", "algorithmKey", "SHA1", "digits", 6, "period", 30),
            "qrUrl",
            "/qr?mode=qr",
            "manualUrl",
            "/manual?mode=manual",
            "otpCredentials",
            List.of());

    private static final Map<String, Object> CLIENT = Map.of(
            "clientId",
            "portale",
            "name",
            "Portale dei servizi alle imprese e ai consulenti",
            "attributes",
            Map.of("policyUri", "https://portal.example/privacy", "tosUri", "https://portal.example/terms"));

    private TestAccountPages() {}

    static Map<String, Page> all() {
        Map<String, Page> pages = new LinkedHashMap<>();
        add(pages, "login-username", "login-username", Map.of());
        add(pages, "login-username-error", "login-username", wrong("invalidUserMessage"));
        add(
                pages,
                "login-password",
                "login-password",
                Map.of("realm", Map.of("resetPasswordAllowed", true, "attributes", TestPages.ATTRIBUTES)));
        add(pages, "login-password-error", "login-password", wrong("invalidPasswordMessage"));
        Map<String, Object> otp =
                Map.of("otpLogin", Map.of("userOtpCredentials", DEVICES, "selectedCredentialId", "d1"));
        add(pages, "login-otp", "login-otp", otp);
        add(pages, "login-otp-error", "login-otp", with(otp, wrong(WRONG)));
        add(pages, "login-config-totp", "login-config-totp", Map.of("totp", TOTP));
        add(
                pages,
                "login-config-totp-by-hand",
                "login-config-totp",
                Map.of("totp", TOTP, "mode", "manual", "isAppInitiatedAction", true));
        add(pages, "login-config-totp-error", "login-config-totp", with(Map.of("totp", TOTP), wrong(WRONG)));
        add(
                pages,
                "login-reset-otp",
                "login-reset-otp",
                Map.of(
                        "configuredOtpCredentials",
                        Map.of("userOtpCredentials", DEVICES, "selectedCredentialId", "d2")));
        add(pages, "login-reset-password", "login-reset-password", Map.of());
        add(pages, "login-reset-password-error", "login-reset-password", wrong("missingUsernameMessage"));
        add(pages, "login-update-profile", "login-update-profile", profile());
        add(pages, "login-update-profile-error", "login-update-profile", with(profile(), wrong("error-invalid-value")));
        add(pages, "idp-review-user-profile", "idp-review-user-profile", profile());
        add(pages, "update-email", "update-email", profile());
        add(pages, "register", "register", with(profile(), Map.of("passwordRequired", true)));
        add(pages, "login-verify-email", "login-verify-email", Map.of("verifyEmail", "anna.ferri@example.org"));
        add(
                pages,
                "login-verify-email-not-yet",
                "login-verify-email",
                Map.of("user", Map.of("email", "anna.ferri@example.org"), "isAppInitiatedAction", true));
        add(pages, "login-idp-link-confirm", "login-idp-link-confirm", Map.of("idpDisplayName", "SPID"));
        add(
                pages,
                "login-idp-link-confirm-override",
                "login-idp-link-confirm-override",
                Map.of("idpDisplayName", "SPID"));
        add(pages, "login-idp-link-email", "login-idp-link-email", Map.of("idpDisplayName", "SPID"));
        add(pages, "link-idp-action", "link-idp-action", Map.of("idpDisplayName", "SPID"));
        add(
                pages,
                "login-x509-info",
                "login-x509-info",
                Map.of(
                        "x509",
                        Map.of(
                                "formData",
                                Map.of(
                                        "subjectDN",
                                        "CN=ABCDEF00A00A000A/7430035000000042.kEy, GN=ANNA, SN=FERRI, O=Actalis S.p.A., C=IT",
                                        "isUserEnabled",
                                        true,
                                        "username",
                                        "u-4821"))));
        add(pages, "terms", "terms", Map.of());
        add(
                pages,
                "code",
                "code",
                Map.of("code", Map.of("success", true, "code", "4/0AX4XfWh-n0t-a-real-code-0123456789")));
        add(pages, "code-error", "code", Map.of("code", Map.of("success", false, "error", "access_denied")));
        add(
                pages,
                "login-oauth-grant",
                "login-oauth-grant",
                Map.of(
                        "client",
                        CLIENT,
                        "oauth",
                        Map.of(
                                "code",
                                "c0de",
                                "clientScopesRequested",
                                List.of(
                                        Map.of("consentScreenText", "Nome e cognome"),
                                        Map.of("consentScreenText", "Codice fiscale")))));
        add(pages, "login-oauth2-device-verify-user-code", "login-oauth2-device-verify-user-code", Map.of());
        Map<String, Object> passkey = Map.of(
                "challenge",
                "Y2hhbGxlbmdl",
                "userVerification",
                "not specified",
                "rpId",
                "localhost",
                "createTimeout",
                0,
                "isUserIdentified",
                "true",
                "shouldDisplayAuthenticators",
                true,
                "authenticators",
                Map.of(
                        "authenticators",
                        List.of(Map.of(
                                "credentialId", "aWQ", "label", "Telefono", "createdAt", LocalDate.of(2026, 5, 3)))));
        add(pages, "webauthn-authenticate", "webauthn-authenticate", passkey);
        add(pages, "login-passkeys-conditional-authenticate", "login-passkeys-conditional-authenticate", passkey);
        Map<String, Object> newPasskey = new HashMap<>(passkey);
        newPasskey.putAll(Map.of(
                "userVerificationRequirement", "preferred",
                "rpEntityName", "Inail",
                "userid", "dTE",
                "username", "u-4821",
                "signatureAlgorithms", List.of(-7L, -65535L),
                "attestationConveyancePreference", "not specified",
                "authenticatorAttachment", "not specified",
                "residentKey", "not specified",
                "requireResidentKey", "not specified",
                "excludeCredentialIds", ""));
        add(pages, "webauthn-register", "webauthn-register", newPasskey);
        add(
                pages,
                "webauthn-error",
                "webauthn-error",
                Map.of("execution", "e1", "message", TestPages.message("error", "webauthn-error-user-not-found")));
        add(
                pages,
                "login-recovery-authn-code-config",
                "login-recovery-authn-code-config",
                Map.of(
                        "recoveryAuthnCodesConfigBean",
                        Map.of(
                                "generatedRecoveryAuthnCodesList",
                                List.of("ABCDEFGHIJKL", "MNOPQRSTUVWX", "YZABCDEFGHIJ"),
                                "generatedRecoveryAuthnCodesAsString",
                                "ABCDEFGHIJKL,MNOPQRSTUVWX,YZABCDEFGHIJ",
                                "generatedAt",
                                1_790_000_000_000L)));
        add(
                pages,
                "login-recovery-authn-code-input",
                "login-recovery-authn-code-input",
                Map.of("recoveryAuthnCodesInputBean", Map.of("codeNumber", 3)));
        add(pages, "delete-account-confirm", "delete-account-confirm", Map.of("triggered_from_aia", true));
        add(pages, "delete-credential", "delete-credential", Map.of("credentialLabel", "Telefono"));
        add(
                pages,
                "select-organization",
                "select-organization",
                Map.of(
                        "user",
                        Map.of(
                                "organizations",
                                List.of(
                                        Map.of(
                                                "alias",
                                                "a",
                                                "name",
                                                "Azienda sanitaria universitaria Giuliano Isontina"),
                                        Map.of("alias", "b", "name", "Comune di Dolina")))));
        return pages;
    }

    private static void add(Map<String, Page> pages, String name, String template, Map<String, Object> own) {
        Map<String, Object> model = new HashMap<>(Map.of("advancedMsg", AS_IT_IS));
        model.putAll(own);
        pages.put(name, TestPages.page(template + ".ftl", model));
    }

    private static Map<String, Object> wrong(String error) {
        return Map.of("messagesPerField", new MessagesPerField(error), "message", TestPages.message("error", error));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> both = new HashMap<>(some);
        both.putAll(more);
        return both;
    }

    private static Map<String, Object> profile() {
        return Map.of(
                "profile",
                Map.of(
                        "attributes",
                        List.of(
                                attribute("firstName", "Nome", true, Map.of()),
                                attribute("email", "Indirizzo e-mail", false, Map.of("inputType", "html5-email")),
                                attribute(
                                        "office",
                                        "Sede territoriale di riferimento per le comunicazioni",
                                        false,
                                        Map.of(
                                                "inputType",
                                                "select",
                                                "inputHelperTextAfter",
                                                "Quella della tua provincia.")),
                                attribute(
                                        "way",
                                        "Come preferisci ricevere le comunicazioni?",
                                        false,
                                        Map.of("inputType", "select-radiobuttons")),
                                attribute("note", "Note", false, Map.of("inputType", "textarea")))));
    }

    private static Map<String, Object> attribute(
            String name, String label, boolean required, Map<String, Object> annotations) {
        return Map.of(
                "name",
                name,
                "displayName",
                label,
                "required",
                required,
                "readOnly",
                false,
                "multivalued",
                false,
                "value",
                "",
                "values",
                List.of(),
                "annotations",
                annotations,
                "validators",
                Map.of("options", Map.of("options", List.of("Roma Centro", "Trieste"))));
    }
}
