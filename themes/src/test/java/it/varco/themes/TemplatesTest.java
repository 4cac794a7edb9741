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
import java.util.TreeMap;
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
            Map.entry("error.ftl", "1a358dc521c16ac678d72de5dfa1a4fa356f2fb0e532cadfffcc6e6caa283bc3"),
            Map.entry("footer.ftl", "3e81a9f78b2c15268b29e1f3a18ada54304c0d46fc7337bf966fdcb30a9b862e"),
            Map.entry("frontchannel-logout.ftl", "e481b22f4146fc08d7321204add921e85b0ac4aa73e7a2d3a2fc0ae7c2e0badb"),
            Map.entry("info.ftl", "77019d077436cdcacf88c67ac809381b6cb0257d1223f2882ad1eef75f4ef457"),
            Map.entry("login-page-expired.ftl", "df4e9795782f512c97f67fdaa08cd382f1c300639bbc87a27cab302e08f3078c"),
            Map.entry("login-update-password.ftl", "d6055ff9f988e2b0ffced2f110d7ca4e71cbbd050932d15aa3f74a118022c8da"),
            Map.entry("login.ftl", "8b179d40968e07776b9c9c4b46103f8e3489eaaa249d18be202ddcd3da565e34"),
            Map.entry("logout-confirm.ftl", "9a5f5070691bd7d122afd621693402778c0ec7bf8a79304aa20600c18c4e6f06"),
            Map.entry("saml-post-form.ftl", "e6d2f5d58a25d339d9d7fb6ac8ca853ceb64300793acc974a505987893eb2b13"),
            Map.entry("select-authenticator.ftl", "ec3d0709501eaeca57b13411d818b851098564087db9da2da5facd52fa67b752"),
            Map.entry("template.ftl", "ee72898d9d6a20e5c3aebd75540e8b9153e8d0163cf4ed4e468821fb3975100a")));

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
