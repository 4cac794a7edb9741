package it.varco.spid.metadata;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an aggregator or operator does for others. Source: AgID notice 19 version 4.
 */
public enum Activity {
    PUBLIC_FULL_AGGREGATOR("pub-ag-full", "PublicServicesFullAggregator", Run.BY_THE_AGGREGATOR),
    PUBLIC_LIGHT_AGGREGATOR("pub-ag-lite", "PublicServicesLightAggregator", Run.BY_THE_AGGREGATED),
    PRIVATE_FULL_AGGREGATOR("pri-ag-full", "PrivateServicesFullAggregator", Run.BY_THE_AGGREGATOR),
    PRIVATE_LIGHT_AGGREGATOR("pri-ag-lite", "PrivateServicesLightAggregator", Run.BY_THE_AGGREGATED),
    PUBLIC_FULL_OPERATOR("pub-op-full", "PublicServicesFullOperator", Run.BY_THE_OPERATOR),
    PUBLIC_LIGHT_OPERATOR("pub-op-lite", "PublicServicesLightOperator", Run.BY_THE_AGGREGATED);

    /** Who runs the exchange with identity providers and holds its keys. */
    private enum Run {
        BY_THE_AGGREGATOR,
        BY_THE_AGGREGATED,
        BY_THE_OPERATOR
    }

    private final String code;
    private final String marker;
    private final Run run;

    Activity(String code, String marker, Run run) {
        this.code = code;
        this.marker = marker;
        this.run = run;
    }

    /** The code of the activity, which is a segment of the entity id's path, and its name in settings. */
    public String code() {
        return code;
    }

    /** The local name of the empty element that says so. */
    public String marker() {
        return marker;
    }

    /** Whether the other body holds the keys, so that the aggregator publishes one of its own to validate by. */
    public boolean isLight() {
        return run == Run.BY_THE_AGGREGATED;
    }

    /** Whether the document names the other body in a contact of its own; a full operator has but itself. */
    public boolean namesTheAggregated() {
        return run != Run.BY_THE_OPERATOR;
    }

    /** The activity with that code. */
    public static Optional<Activity> coded(String code) {
        return Arrays.stream(values())
                .filter(activity -> activity.code.equals(code))
                .findFirst();
    }

    /** The activity with that element. */
    public static Optional<Activity> marked(String marker) {
        return Arrays.stream(values())
                .filter(activity -> activity.marker.equals(marker))
                .findFirst();
    }
}
