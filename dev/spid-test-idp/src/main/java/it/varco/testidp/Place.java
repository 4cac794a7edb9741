package it.varco.testidp;

import java.util.Map;

/** Where people of the cast were born, by cadastral code, and the postal code for an invented address there. */
record Place(String municipality, String province, String postalCode) {
    private static final Map<String, Place> BY_CADASTRAL_CODE = Map.ofEntries(
            Map.entry("A944", new Place("Bologna", "BO", "40121")),
            Map.entry("B354", new Place("Cagliari", "CA", "09124")),
            Map.entry("C351", new Place("Catania", "CT", "95124")),
            Map.entry("D612", new Place("Firenze", "FI", "50122")),
            Map.entry("F205", new Place("Milano", "MI", "20121")),
            Map.entry("F839", new Place("Napoli", "NA", "80132")),
            Map.entry("G224", new Place("Padova", "PD", "35121")),
            Map.entry("G273", new Place("Palermo", "PA", "90133")),
            Map.entry("H501", new Place("Roma", "RM", "00184")),
            Map.entry("L219", new Place("Torino", "TO", "10121")),
            Map.entry("L781", new Place("Verona", "VR", "37121")));

    private static final Place ABROAD = new Place("Roma", "RM", "00184");

    /** Where somebody born there lives: people born abroad live in Rome. */
    static Place ofResidence(String cadastralCode) {
        return BY_CADASTRAL_CODE.getOrDefault(cadastralCode, ABROAD);
    }

    /** The province of birth; foreign states have the registry's "EE". */
    static String provinceOfBirth(String cadastralCode) {
        return BY_CADASTRAL_CODE.containsKey(cadastralCode)
                ? BY_CADASTRAL_CODE.get(cadastralCode).province()
                : "EE";
    }
}
