package it.varco.spid.keycloak.log;

/**
 * A message as somebody may read it: whatever has no shape of its own, or would turn the order of what is around it, is
 * written out. Answers that were refused come from anybody.
 */
final class PlainText {

    private PlainText() {}

    static String of(String message) {
        StringBuilder text = new StringBuilder(message.length());
        message.codePoints().forEach(point -> {
            if (isSeen(point)) {
                text.appendCodePoint(point);
            } else {
                text.append("⟦U+%04X⟧".formatted(point));
            }
        });
        return text.toString();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
