package it.varco.policy.person;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person whom another State vouches for and who has no Italian fiscal code: known by what one node calls them, and by
 * nothing else. It is compared exactly as written.
 *
 * <p>Source: AgID notice eIDAS 1/2018, {@code spidCode}.
 */
public final class ForeignIdentity implements PersonKey {

    /** What Keycloak keeps of a link's name. */
    private static final int LONGEST = 255;

    private static final Pattern CODE = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]{8,128}");

    private final String key;

    private ForeignIdentity(String key) {
        this.key = key;
    }

    /**
     * The person whom that node calls by that code.
     *
     * @param node the node's entity id
     * @return empty where the code is none: missing, with blanks, too short to be anybody's or too long to be kept
     */
    public static Optional<ForeignIdentity> of(String node, String spidCode) {
        String key = node + ":" + spidCode;
        return spidCode != null && CODE.matcher(spidCode).matches() && key.length() <= LONGEST
                ? Optional.of(new ForeignIdentity(key))
                : Optional.empty();
    }

    /** Reads what {@link #identityId()} gave. */
    public static Optional<ForeignIdentity> parse(String identityId) {
        int colon = identityId.lastIndexOf(':');
        return colon < 0 ? Optional.empty() : of(identityId.substring(0, colon), identityId.substring(colon + 1));
    }

    @Override
    public String distinctText() {
        return key;
    }

    @Override
    public String identityId() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForeignIdentity that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Never the code: what is printed may end in a log. */
    @Override
    public String toString() {
        return "ForeignIdentity[…]";
    }
}
