package it.varco.testidp;

import java.util.List;
import java.util.Optional;

/** Those of the cast whom the INPS knows; the password is everybody's. */
public final class InpsPeople {

    private static final List<Person> ALL =
            List.of(known("giulia"), known("luca"), Person.of("Irene", "Sala", "SLARNI70T42L781P"));

    private InpsPeople() {}

    /** Everybody with a PIN. */
    public static List<Person> all() {
        return ALL;
    }

    /** The person who signs in with this user name. */
    public static Optional<Person> named(String userName) {
        return ALL.stream().filter(person -> person.userName().equals(userName)).findFirst();
    }

    private static Person known(String userName) {
        return People.named(userName).orElseThrow();
    }
}
