package it.varco.policy.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody decides in a matter of their own. */
class ActorTest {

    @ParameterizedTest(name = "{0}: held by {1} in the place of {2}")
    @CsvSource({
        "OPERATOR,      another,       ,            true",
        "OPERATOR,      own,           ,            false",
        "OPERATOR,      another,       somebody,    true",
        "OPERATOR,      another,       own,         false",
        "OPERATOR,      own,           somebody,    false",
        "ADMINISTRATOR, another,       ,            true",
        "ADMINISTRATOR, own,           ,            false",
        "ADMINISTRATOR, another,       own,         false",
        "HOLDER,        another,       own,         true",
        "HOLDER,        own,           own,         false",
        "HOLDER,        another,       somebody,    false",
        "HOLDER,        another,       ,            false"
    })
    void changesGrantsOfOthersAndAHolderWhatIsHeldInTheHoldersPlace(
            Actor.Part part, String holder, String delegator, boolean may) {
        assertThat(new Actor("own", part).mayChangeGrant(holder, Optional.ofNullable(delegator)))
                .isEqualTo(may);
    }
}
