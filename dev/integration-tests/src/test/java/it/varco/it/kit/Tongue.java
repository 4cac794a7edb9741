package it.varco.it.kit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which of the five languages a text is in, told by the small words that only one of them has. */
public final class Tongue {

    public static final List<String> LANGUAGES = List.of("it", "en", "de", "fr", "sl");

    /** Fewer small words than these may come from a name. */
    private static final int ENOUGH = 3;

    private static final Pattern QUOTED = Pattern.compile("«[^»]*»|„[^“]*“|“[^”]*”|»[^«]*«|\\([^)]*\\)");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "it",
            words("il lo gli di che per con non della del dal nel nella alla è sono una uno questa questo più anche"
                    + " hai puoi tua tuo se ti ci o al i chi qui serve senza dopo prima già dello degli delle"),
            "en",
            words("the of to and is are you your it this that with not have be for or has was if we at from by can"
                    + " another there who which been will"),
            "de",
            words("der die das und ist sie ihr ihre nicht mit für zu den dem ein eine einen auf wird wurde oder noch"
                    + " haben es wenn von bei nur wir kann keine diese dieser"),
            "fr",
            words("le la les et est vous votre ne pas avec pour une des du dans sur ou que qui à ce cette plus aucun"
                    + " il au aux vos par n d l s nous être"),
            "sl",
            words("je in se ali ne z s za na v ni ste vaš vaša vaše lahko če pri ta to te ki da so po jo smo kot pa"
                    + " od do bo še že naj iz"));

    private Tongue() {}

    /** The language with the most small words of its own; none where the text is short or could be two. */
    public static Optional<String> of(String text) {
        Map<String, Long> found = new TreeMap<>();
        List<String> words = List.of(NO_LETTER.split(
                QUOTED.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT).strip()));
        SMALL_WORDS.forEach((language, small) ->
                found.put(language, words.stream().filter(small::contains).count()));
        List<Map.Entry<String, Long>> best = found.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        long first = best.get(0).getValue();
        return first >= ENOUGH && first > best.get(1).getValue() + 1
                ? Optional.of(best.get(0).getKey())
                : Optional.empty();
    }

    private static Set<String> words(String words) {
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }
}
