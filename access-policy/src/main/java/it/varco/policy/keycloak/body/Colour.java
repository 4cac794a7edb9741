package it.varco.policy.keycloak.body;

/** A colour of a screen, each part from 0 to 255. */
record Colour(int red, int green, int blue) {

    /** WCAG 2.2, 1.4.3: text of usual size. */
    private static final double READABLE = 4.5;

    private static final double WHITE = 1.0;
    private static final double DARKER = 0.8;

    /** The colour that CSS writes as {@code #rrggbb}. */
    static Colour of(String hexadecimal) {
        int value = Integer.parseInt(hexadecimal.substring(1), 16);
        return new Colour(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
    }

    boolean carriesWhiteText() {
        return (WHITE + 0.05) / (luminance() + 0.05) >= READABLE;
    }

    Colour darker() {
        return new Colour((int) (red * DARKER), (int) (green * DARKER), (int) (blue * DARKER));
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    /** WCAG's relative luminance. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
