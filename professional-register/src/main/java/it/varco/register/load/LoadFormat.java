package it.varco.register.load;

import java.util.Arrays;
import java.util.Optional;

/** In what form an old register comes. */
public enum LoadFormat {
    /** RFC 4180 with a header line. */
    CSV("text/csv"),
    /** One JSON object a line. */
    JSON_LINES("application/x-ndjson");

    private final String mediaType;

    LoadFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of that media type. */
    public static Optional<LoadFormat> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(mediaType))
                .findFirst();
    }
}
