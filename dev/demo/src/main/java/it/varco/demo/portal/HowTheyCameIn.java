package it.varco.demo.portal;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for {@code acr} and {@code amr}. */
final class HowTheyCameIn {

    private static final Pattern SPID_CLASS = Pattern.compile("https://www\\.spid\\.gov\\.it/SpidL([123])");
    private static final Map<String, String> OWN_CLASSES = Map.of(
            "urn:varco:acr:cns", "Carta Nazionale dei Servizi (CNS)",
            "urn:varco:acr:cie-card", "Carta d’identità elettronica (CIE) con lettore",
            "urn:varco:acr:pin-inps", "PIN INPS",
            "urn:varco:acr:legacy-dispositive", "nome utente e password (credenziale dispositiva)",
            "urn:varco:acr:legacy-generic", "nome utente e password");

    private HowTheyCameIn() {}

    static String inWords(SignedIn person) {
        Matcher spidClass = SPID_CLASS.matcher(person.acr());
        if (spidClass.matches()) {
            return "%s, livello %s".formatted(door(person.amr()), spidClass.group(1));
        }
        return OWN_CLASSES.getOrDefault(person.acr(), person.acr().isEmpty() ? "non indicato" : person.acr());
    }

    /** CIE id and the eIDAS node assert SPID's classes too. */
    private static String door(List<String> amr) {
        if (amr.contains("cie")) {
            return "CIE";
        }
        return amr.contains("eidas") ? "eIDAS" : "SPID";
    }
}
