package it.varco.roles.calendar;

import it.varco.policy.plan.Profile;
import java.util.List;

/**
 * One profile over time, as the body's own credentials may exercise it.
 *
 * @param segments without gaps, oldest first
 */
public record ProfileLine(Profile profile, List<Segment> segments) {

    public ProfileLine {
        segments = List.copyOf(segments);
    }
}
