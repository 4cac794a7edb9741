package it.varco.policy.keycloak.access;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * The identity providers of SPID through which a person has come in, in an attribute that nobody edits. Whoever opens a second
 * identity in somebody's name comes in through a new one: what a sign-in through it gives may be withheld.
 */
public final class UsedEntries {

    /** Each value is one identity provider: since when, its entity id, and the profiles that it does not give yet. */
    public static final String ATTRIBUTE = "varco.spid-entries";

    /** All profiles. */
    public static final String ALL = "*";

    private static final String BLANK = " ";
    private static final String COMMA = ",";

    private final UserModel user;

    private UsedEntries(UserModel user) {
        this.user = user;
    }

    /**
     * One identity provider.
     *
     * @param since when the person first came in through it
     * @param withheld the slugs of the profiles that a sign-in through it does not give; {@link #ALL} for all
     */
    public record Use(Instant since, String entityId, Set<String> withheld) {

        public Use {
            withheld = Set.copyOf(withheld);
        }

        private static Optional<Use> read(String value) {
            String[] fields = value.split(BLANK);
            if (fields.length < 2) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Use(
                        Instant.parse(fields[0]),
                        fields[1],
                        fields.length == 2
                                ? Set.of()
                                : Arrays.stream(fields[2].split(COMMA)).collect(Collectors.toSet())));
            } catch (DateTimeParseException notOurs) {
                return Optional.empty();
            }
        }

        private String text() {
            String used = since + BLANK + entityId;
            return withheld.isEmpty()
                    ? used
                    : used + BLANK + withheld.stream().sorted().collect(Collectors.joining(COMMA));
        }
    }

    /** Those of that account. */
    public static UsedEntries of(UserModel user) {
        return new UsedEntries(user);
    }

    /** All of them, in the order in which the person first used them. */
    public List<Use> all() {
        return user.getAttributeStream(ATTRIBUTE)
                .map(Use::read)
                .flatMap(Optional::stream)
                .sorted(java.util.Comparator.comparing(Use::since))
                .toList();
    }

    /** The one of that entity id. */
    public Optional<Use> find(String entityId) {
        return all().stream().filter(use -> use.entityId().equals(entityId)).findFirst();
    }

    /** Writes one, in the place of what was written of it before. */
    public void write(Use use) {
        user.setAttribute(
                ATTRIBUTE,
                Stream.concat(all().stream().filter(other -> !other.entityId().equals(use.entityId())), Stream.of(use))
                        .map(Use::text)
                        .toList());
    }

    /** Whether a sign-in through that identity provider gives the profile. */
    boolean gives(String entityId, String profile) {
        return find(entityId)
                .map(Use::withheld)
                .filter(withheld -> withheld.contains(ALL) || withheld.contains(profile))
                .isEmpty();
    }
}
