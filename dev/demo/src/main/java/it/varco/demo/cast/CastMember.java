package it.varco.demo.cast;

/**
 * One of the invented people.
 *
 * @param userName what the person types at the test identity providers
 * @param fiscalCode the sixteen characters, without {@code TINIT-}; what the person types beside the old password
 */
public record CastMember(String userName, String givenName, String familyName, String fiscalCode) {

    /** Ends up in assertion failures and logs, where people have no place. */
    @Override
    public String toString() {
        return "CastMember[" + userName + "]";
    }
}
