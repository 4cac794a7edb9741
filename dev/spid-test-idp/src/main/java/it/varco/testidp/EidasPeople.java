package it.varco.testidp;

import java.util.List;
import java.util.Optional;

/**
 * Citizens of other States, whom the eIDAS node vouches for. The fiscal codes say when and where they were born and nothing else:
 * no answer holds one.
 */
public final class EidasPeople {

    private static final List<Person> ALL =
            List.of(Person.of("Ingrid", "Nilsen", "NLSNRD85E52Z125U"), Person.of("Pieter", "Smit", "SMTPTR70C15Z126G"));

    private EidasPeople() {}

    /** All of them. */
    public static List<Person> all() {
        return ALL;
    }

    /** The person who signs in with this user name. */
    public static Optional<Person> named(String userName) {
        return ALL.stream().filter(person -> person.userName().equals(userName)).findFirst();
    }
}
