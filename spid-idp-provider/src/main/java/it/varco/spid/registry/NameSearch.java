package it.varco.spid.registry;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody types to find an identity provider in a long list: words, each of which its name holds. */
public final class NameSearch {

    private static final int LONGEST = 100;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String typed;

    private NameSearch(String typed) {
        this.typed = typed;
    }

    /** A search for that; longer than a hundred characters is no name. */
    public static NameSearch of(String typed) {
        return new NameSearch(
                typed.substring(0, Math.min(typed.length(), LONGEST)).strip());
    }

    /** What was typed, to be shown again. */
    public String typed() {
        return typed;
    }

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return plain(typed).isEmpty();
    }

    /** Those whose name holds every word, whatever its case, accents and dots; nobody where there is no word. */
    public List<RegistryEntry> in(Collection<RegistryEntry> entries) {
        if (isEmpty()) {
            return List.of();
        }
        List<String> words = List.of(plain(typed).split(" "));
        return entries.stream()
                .filter(entry -> words.stream().allMatch(plain(entry.name())::contains))
                .toList();
    }

    /** "Poste Italiane S.p.A." is "poste italiane spa": dots join, everything else that is no letter parts. */
    private static String plain(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace(".", "");
        return NO_LETTER_NOR_DIGIT.matcher(bare).replaceAll(" ").strip();
    }
}
