package it.varco.cns.keycloak;

import it.varco.cns.profile.CardProfile;
import it.varco.cns.profile.CardRules;
import it.varco.cns.profile.CodeSource;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.revocation.RevocationSettings;
import it.varco.cns.trust.TrustedListSettings;
import it.varco.cns.trust.TrustedListSettings.WhenStale;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the server, and no realm, says about cards: the options {@code --spi-authenticator--varco-card--…}. A realm's
 * administrator must not point at files or name authorities.
 *
 * @param origins where certificates are asked for; nowhere: no card signs in
 * @param anchors the directory with the certificates of authorities
 * @param trustedList AgID's list, and where it is
 * @param rules what cards look like
 * @param revocation whether cards still stand
 * @param revocationLists those that are fetched before anybody needs them
 * @param refreshEvery how often lists are fetched
 * @param lookup which of Keycloak's look-ups reads a certificate; none: the server's own
 * @param proxySecret the file that holds what the proxy proves itself with
 * @param listener whether the listener lets in certificates that it has not verified
 */
record CardSettings(
        Optional<CardOrigins> origins,
        Optional<Path> anchors,
        Optional<ListSource> trustedList,
        CardRules rules,
        RevocationSettings revocation,
        Set<URI> revocationLists,
        Duration refreshEvery,
        Optional<String> lookup,
        Optional<Path> proxySecret,
        Listener listener) {

    private static final String SEPARATORS = "[\\s,]+";
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
    private static final Set<String> LIST_SCHEMES = Set.of("http", "https");
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** Whether TLS has verified a certificate before a request is let in. */
    enum Listener {
        VERIFIES,
        LETS_ANYTHING_IN
    }

    /**
     * AgID's list.
     *
     * @param location an http or https address, or that of a file
     * @param settings who signs it
     */
    record ListSource(URI location, TrustedListSettings settings) {}

    /**
     * Reads the options.
     *
     * @param option the value of an option by its name, null where it is not set
     * @throws IllegalStateException where one of them cannot be meant; the message names it
     */
    static CardSettings read(Function<String, String> option) {
        return new CardSettings(
                value(option, "origin", CardOrigins::parse),
                value(option, "anchors", Path::of),
                value(option, "trusted-list", text -> new ListSource(location(text), listSettings(option))),
                rules(option),
                new RevocationSettings(
                        value(option, "revocation", CardSettings::mode).orElse(RevocationMode.OCSP_THEN_CRL),
                        value(option, "soft-until", LocalDate::parse),
                        value(option, "revocation-hosts", CardSettings::words).orElse(Set.of()),
                        RevocationSettings.Limits.STANDARD),
                value(option, "revocation-lists", CardSettings::addresses).orElse(Set.of()),
                value(option, "refresh-every", CardSettings::pause).orElse(HOURLY),
                value(option, "lookup", id -> id),
                value(option, "proxy-secret-file", Path::of),
                value(option, "unverified-listener", CardSettings::listener).orElse(Listener.VERIFIES));
    }

    /** Whether anybody can sign in with a card at all. */
    boolean areComplete() {
        return origins.isPresent() && (anchors.isPresent() || trustedList.isPresent());
    }

    /** An address where it begins like one, with more than the letter of a drive; a path otherwise. */
    private static URI location(String text) {
        return ADDRESS.matcher(text).lookingAt() ? address(text) : Path.of(text).toUri();
    }

    private static TrustedListSettings listSettings(Function<String, String> option) {
        return TrustedListSettings.signedBy(
                value(option, "trusted-list-signers", CardSettings::words)
                        .orElseThrow(() -> new IllegalArgumentException("trusted-list-signers is missing")),
                value(option, "trusted-list-when-stale", CardSettings::whenStale)
                        .orElse(WhenStale.WARN));
    }

    private static WhenStale whenStale(String text) {
        return switch (text) {
            case "warn" -> WhenStale.WARN;
            case "stop" -> WhenStale.STOP;
            default -> throw new IllegalArgumentException("warn or stop");
        };
    }

    private static CardRules rules(Function<String, String> option) {
        CardProfile cie = value(option, "cie-fiscal-code", text -> CardProfile.CIE.withCodeIn(places(text)))
                .orElse(CardProfile.CIE);
        KeyStrength strength =
                value(option, "key-strength", CardSettings::strength).orElse(CardRules.STANDARD.keyStrength());
        return value(
                        option,
                        "more-cns-policies",
                        text -> new CardRules(List.of(CardProfile.CNS.alsoTelling(words(text)), cie), strength))
                .orElseGet(() -> new CardRules(List.of(CardProfile.CNS, cie), strength));
    }

    private static KeyStrength strength(String slug) {
        return KeyStrength.named(slug).orElseThrow(() -> new IllegalArgumentException("current or first-cards"));
    }

    private static List<CodeSource> places(String text) {
        return Arrays.stream(text.split(SEPARATORS)).map(CardSettings::place).toList();
    }

    private static CodeSource place(String slug) {
        return Arrays.stream(CodeSource.values())
                .filter(source -> source.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(CodeSource.values()).map(CodeSource::slug).collect(Collectors.joining(", "))));
    }

    private static RevocationMode mode(String slug) {
        return Arrays.stream(RevocationMode.values())
                .filter(mode -> mode.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("off, ocsp-then-crl, crl-only or ocsp-only"));
    }

    private static Set<URI> addresses(String text) {
        return words(text).stream().map(CardSettings::address).collect(Collectors.toUnmodifiableSet());
    }

    private static URI address(String text) {
        URI address = URI.create(text);
        if (address.getScheme() == null || !LIST_SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("an address begins with http:// or https:// and a host");
        }
        return address;
    }

    private static Duration pause(String text) {
        Duration pause = Duration.parse(text);
        if (pause.compareTo(SHORTEST_PAUSE) < 0 || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("from PT10S to P1D");
        }
        return pause;
    }

    private static Listener listener(String text) {
        return switch (text) {
            case "true" -> Listener.LETS_ANYTHING_IN;
            case "false" -> Listener.VERIFIES;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(SEPARATORS))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Optional<T> value(Function<String, String> option, String name, Function<String, T> reading) {
        try {
            return Optional.ofNullable(option.apply(name))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(reading);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalStateException(
                    "--spi-authenticator--varco-card--%s cannot be meant so: %s".formatted(name, wrong.getMessage()),
                    wrong);
        }
    }
}
