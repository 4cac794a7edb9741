package it.varco.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    /**
     * Keycloak's pages that ours replace, as they were when ours were last read against them (26.7.3). Where one has
     * moved: read the change, carry over what matters, write the new sum here.
     */
    private static final Map<String, String> READ_AGAINST = new TreeMap<>(Map.ofEntries(
            Map.entry("code.ftl", "9e4a7dcc5b202e297a33aeb0367a4a482d8c0b0493cbdb38db2f65795d2a1a35"),
            Map.entry("delete-account-confirm.ftl", "40b5516dccf2d4d5509c6749afe154671e0bcb0cd61b442b66e5b3f928399db1"),
            Map.entry("delete-credential.ftl", "64dc4f431793bef3cf9cd9198c7a07d5977821f8e687b36936e17f166550d859"),
            Map.entry("error.ftl", "1a358dc521c16ac678d72de5dfa1a4fa356f2fb0e532cadfffcc6e6caa283bc3"),
            Map.entry("footer.ftl", "3e81a9f78b2c15268b29e1f3a18ada54304c0d46fc7337bf966fdcb30a9b862e"),
            Map.entry("frontchannel-logout.ftl", "e481b22f4146fc08d7321204add921e85b0ac4aa73e7a2d3a2fc0ae7c2e0badb"),
            Map.entry(
                    "idp-review-user-profile.ftl", "dfc785552495e8c540f854110a6178bbc50f886b142926345d56c253c03e3649"),
            Map.entry("info.ftl", "77019d077436cdcacf88c67ac809381b6cb0257d1223f2882ad1eef75f4ef457"),
            Map.entry("link-idp-action.ftl", "b91489e487a3a4b0d3483cd458537bae4cfd6458ae6eb630a1be2cf48ddfd2da"),
            Map.entry("login-config-totp.ftl", "8f736353fb77880d9ce959c23b1800705c0ed3f0f2b41230af64cd20d195544e"),
            Map.entry(
                    "login-idp-link-confirm-override.ftl",
                    "ca7b7ccc5b4dbdfe559e180a00f003621dd4a3ed03b71b83c6e5b0c186ff5dd8"),
            Map.entry("login-idp-link-confirm.ftl", "37faddcc58a935027fc216755145fc1b475298931bd5682c67e601032903a2c0"),
            Map.entry("login-idp-link-email.ftl", "82336a300f82cc478054b0ed7e3ae7cc766b204ce6d0e4e8de8442e415befc22"),
            Map.entry("login-oauth-grant.ftl", "2b879a1228b542fcdf6949feddbee996b2f609f35d55dc933eeb063612dde746"),
            Map.entry(
                    "login-oauth2-device-verify-user-code.ftl",
                    "eb41d148827730a35ec71a6cf6ebffb8fb6e8d7c373bedf004526de14e1b4bb5"),
            Map.entry("login-otp.ftl", "9572f46dbd68e07d17d12cf8bb734286984beddbd2c12d8842347ba103917665"),
            Map.entry("login-page-expired.ftl", "df4e9795782f512c97f67fdaa08cd382f1c300639bbc87a27cab302e08f3078c"),
            Map.entry(
                    "login-passkeys-conditional-authenticate.ftl",
                    "9798d87badc67d79dcf3efe946ed9ad07be48478e52db07ae5d38d62a1a8b0e3"),
            Map.entry("login-password.ftl", "865d417cca52f2aca4c0f55e033cee5cd77f4f840a6ecf5a339985d80d255b08"),
            Map.entry(
                    "login-recovery-authn-code-config.ftl",
                    "a9c195a2b625b6e0a332cd04089b38d2131c1a6bdfbf49273ba0bf066528127d"),
            Map.entry(
                    "login-recovery-authn-code-input.ftl",
                    "327e57b66c477f88fba94491bf6f0ea67cfa98ca2bc288a82c09a998b9caf68c"),
            Map.entry("login-reset-otp.ftl", "eb02f07ba7ad4227d7fbc2c0f90331cab6c669c1d398a0df7525bbb6c8b8bd9c"),
            Map.entry("login-reset-password.ftl", "4b5acfb50e1ec58c334f9555a2c9152fcf5a1b3c108c1b8e45b0641049c45028"),
            Map.entry("login-update-password.ftl", "d6055ff9f988e2b0ffced2f110d7ca4e71cbbd050932d15aa3f74a118022c8da"),
            Map.entry("login-update-profile.ftl", "46e2c2993d4e146d387039ff7f8f52c8c1c468ef0315e21b248be367d929fab0"),
            Map.entry("login-username.ftl", "2c36a24520025d78bb0e203ed72d9d6ad04c06fe80985d4c3a7db5d13afebb43"),
            Map.entry("login-verify-email.ftl", "b941040d8adcfdf6aed1ffa3ac16c8833000fd6e85c3ef13c1138cbef91231b8"),
            Map.entry("login-x509-info.ftl", "c50174158a63e07a406b651d2873bcfc7fcc7e8ce47f608fe6c48c0f46f3a269"),
            Map.entry("login.ftl", "8b179d40968e07776b9c9c4b46103f8e3489eaaa249d18be202ddcd3da565e34"),
            Map.entry("logout-confirm.ftl", "9a5f5070691bd7d122afd621693402778c0ec7bf8a79304aa20600c18c4e6f06"),
            Map.entry("register.ftl", "5128f79743b0205989e1d979464e54ab3b1542ca758c36c101ed71bb6f33362f"),
            Map.entry("saml-post-form.ftl", "e6d2f5d58a25d339d9d7fb6ac8ca853ceb64300793acc974a505987893eb2b13"),
            Map.entry("select-authenticator.ftl", "ec3d0709501eaeca57b13411d818b851098564087db9da2da5facd52fa67b752"),
            Map.entry("select-organization.ftl", "5fcee03d804894682d6b63e57d023650632e5ffc102df50391e0c392f534d636"),
            Map.entry("template.ftl", "ee72898d9d6a20e5c3aebd75540e8b9153e8d0163cf4ed4e468821fb3975100a"),
            Map.entry("terms.ftl", "7c83cfc51a6618cb2657ecc9134cd45c324fa492b9fa744e6aa12af8587ec6cf"),
            Map.entry("update-email.ftl", "e9f6cd4f9d1a7e492867bf237943f38bf692563bd2f62e6de1dc5c99a4f5c31e"),
            Map.entry("user-profile-commons.ftl", "d7c847a12b119f2e43531f08b982972aaa9218c49c8d4b0ab3e0062b9410a573"),
            Map.entry("webauthn-authenticate.ftl", "0b00a7b9f425cdfcfc7f9f08d3061dcf8b0cc6a46e9b95a25b884e7f9735f5d6"),
            Map.entry("webauthn-error.ftl", "c0831c25e9c05ea419a19d77769c3ebce3e65ae784ffcd05fa50b57de473a2ad"),
            Map.entry("webauthn-register.ftl", "cb06db57d5544dd21bacc34c8f61c6c27af23004e5e613e9b9e00ce0baf079f3")));

    static List<Path> templates() {
        return Stream.concat(Theme.templates().stream(), Theme.fallbackTemplates().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothingInlineThatAStrictPolicyWouldBlock(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
                .doesNotContainPattern("(?i)<style")
                .doesNotContainPattern("(?i)\\sstyle=")
                .doesNotContainPattern("(?i)\\son[a-z]+=")
                .doesNotContainPattern("(?i)javascript:");
    }

    /** A provider's own words reach message.summary. */
    @ParameterizedTest
    @MethodSource("templates")
    void onlyTheHeadingMayGoUnescaped(Path template) throws IOException {
        String text = Files.readString(template).replace("${plainHeading?no_esc}", "");
        assertThat(text).doesNotContain("?no_esc").doesNotContain("<#noautoesc");
    }

    /** Any other file, and any parameter of ours, may be missing in a theme that is not ours. */
    @Test
    void fallbackTemplatesNeedNothingOfOurTheme() throws IOException {
        assertThat(Theme.fallbackTemplates()).isNotEmpty();
        for (Path template : Theme.fallbackTemplates()) {
            String text = Files.readString(template);
            assertThat(text.lines().filter(line -> line.contains("<#import") || line.contains("<#include")))
                    .isSubsetOf("<#import \"template.ftl\" as layout>", "<#import \"varco-words.ftl\" as words>");
            assertThat(text)
                    .doesNotContain("displayLanguages", "displayHelp", "resourcesPath")
                    .doesNotContainPattern("properties\\.(?!kc\\w+!)");
        }
    }

    /** Pages of "base" carry scripts in their text, which the policy of our realm blocks. */
    @Test
    void everyPageOfKeycloaksIsReplaced() throws IOException {
        Set<String> notPages = Set.of(
                "theme-resources.ftl",
                "cli_splash.ftl",
                "password-commons.ftl",
                "passkeys.ftl",
                "register-commons.ftl");
        Set<String> ours = Theme.templates().stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        assertThat(Theme.upstreamTemplates())
                .isNotEmpty()
                .allMatch(name -> ours.contains(name) || notPages.contains(name));
    }

    @Test
    void upstreamTemplatesAreThoseThatOursWereReadAgainst() throws Exception {
        Map<String, String> now = new TreeMap<>();
        for (Path template : Theme.templates()) {
            String name = template.getFileName().toString();
            byte[] upstream = Theme.upstream(name);
            if (upstream != null) {
                now.put(
                        name,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(upstream)));
            }
        }
        assertThat(now).isEqualTo(READ_AGAINST);
    }

    /** The access page with all that it loads, as a server that compresses text would send it. */
    @Test
    void accessPageIsLight() throws IOException {
        long bytes = compressed(Theme.render(
                        "login.ftl",
                        "it",
                        TestPages.all().get("login-all-methods").model())
                .getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(Theme.LOGIN.resolve("resources"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (file.toString().endsWith(".woff2")) {
                    bytes += content.length;
                } else if (!file.toString().endsWith(".txt")) {
                    bytes += compressed(content);
                }
            }
        }
        assertThat(bytes).isLessThan(60_000);
    }

    /** The subset of Bootstrap Italia is cut by the names in the templates: one that is in neither file does nothing. */
    @Test
    void everyClassIsStyled() throws IOException {
        Path css = Theme.LOGIN.resolve("resources/" + Theme.properties().getProperty("assets") + "/css");
        String styles =
                Files.readString(css.resolve("bootstrap-italia.css")) + Files.readString(css.resolve("varco.css"));
        for (Map.Entry<String, TestPages.Page> page : TestPages.all().entrySet()) {
            String html = Theme.render(
                    page.getValue().template(), "it", page.getValue().model());
            assertThat(Jsoup.parse(html).select("[class]").stream()
                            .flatMap(element -> element.classNames().stream())
                            .filter(name -> !name.isEmpty()))
                    .as(page.getKey())
                    .allSatisfy(name -> assertThat(styles).containsPattern("\\." + name + "(?![\\w-])"));
        }
    }

    private static long compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}
