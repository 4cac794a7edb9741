package it.varco.legacy.people;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts the grants of lines beside those that an account has. What only imports have written, a later import may write
 * anew; what somebody decided here stays, and a line that says something else of the time before is refused. A grant that
 * the line does not name stays as it is.
 */
public final class GrantMerge {

    /** On whose word a change stands that a line brought. */
    public static final String WORD = "import";

    private static final int MOST = 64;

    private final List<Grant> grants;
    private final Instant recordedAt;
    private boolean changed;

    /**
     * Begins with what the account has.
     *
     * @param recordedAt now, on the wall clock
     */
    public GrantMerge(List<Grant> grants, Instant recordedAt) {
        this.grants = new ArrayList<>(grants);
        this.recordedAt = recordedAt;
    }

    /**
     * Adds one grant, or brings the one that is there up to the line.
     *
     * @param delegator the account of the one whom the line names
     * @param field where the line has it
     * @throws Refused where it was decided upon here
     */
    public void add(GrantLine line, Optional<String> delegator, String field) {
        Grant incoming = new Grant(
                line.profile(),
                line.source(),
                delegator,
                line.timeline().stream().map(this::change).toList());
        if (GrantText.read(GrantText.write(incoming)).isEmpty()) {
            throw Fault.TOO_MANY_GRANTS.in(field);
        }
        int place = place(incoming);
        if (place < 0) {
            if (grants.size() >= MOST) {
                throw Fault.TOO_MANY_GRANTS.in("/grants");
            }
            grants.add(incoming);
            changed = true;
        } else if (isOurs(grants.get(place))) {
            if (!saysTheSame(grants.get(place).changes(), incoming.changes())) {
                grants.set(place, incoming);
                changed = true;
            }
        } else if (!saysTheSame(ours(grants.get(place)), before(firstDecision(grants.get(place)), incoming))) {
            throw Fault.CHANGED_HERE.in(field);
        }
    }

    /** Whether anything differs from what the account has. */
    public boolean isChanged() {
        return changed;
    }

    /** All grants of the account now. */
    public List<Grant> grants() {
        return List.copyOf(grants);
    }

    private GrantChange change(GrantLine.Step step) {
        return new GrantChange(
                step.from(), step.state(), recordedAt, new GrantChange.Word(WORD, step.office(), step.act()));
    }

    private int place(Grant incoming) {
        for (int i = 0; i < grants.size(); i++) {
            Grant there = grants.get(i);
            if (there.profile().equals(incoming.profile())
                    && there.source() == incoming.source()
                    && there.delegator().equals(incoming.delegator())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOurs(Grant grant) {
        return grant.changes().stream().allMatch(GrantMerge::isOurs);
    }

    private static boolean isOurs(GrantChange change) {
        return WORD.equals(change.word().by());
    }

    private static List<GrantChange> ours(Grant grant) {
        return grant.changes().stream().filter(GrantMerge::isOurs).toList();
    }

    private static Instant firstDecision(Grant grant) {
        return grant.changes().stream()
                .filter(change -> !isOurs(change))
                .map(GrantChange::from)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** A decision here ended whatever was planned for later. */
    private static List<GrantChange> before(Instant decision, Grant incoming) {
        return incoming.changes().stream()
                .filter(change -> !change.from().isAfter(decision))
                .toList();
    }

    /** When it was written down does not count. */
    private static boolean saysTheSame(List<GrantChange> some, List<GrantChange> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            GrantChange one = some.get(i);
            GrantChange other = others.get(i);
            if (!one.from().equals(other.from())
                    || one.state() != other.state()
                    || !Objects.equals(one.word(), other.word())) {
                return false;
            }
        }
        return true;
    }
}
