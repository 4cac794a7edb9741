package it.varco.benchmarks.register;

import it.varco.policy.person.FiscalCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** As many people as are wanted, none of whom exists: no place of birth is written Z999. */
final class Crowd {

    private static final int LETTERS = 26;

    private Crowd() {}

    /** Their fiscal codes, in order. */
    static List<String> of(int size) {
        return IntStream.range(0, size).mapToObj(Crowd::code).toList();
    }

    private static String code(int number) {
        StringBuilder name = new StringBuilder("X");
        for (int rest = number, i = 0; i < 5; i++, rest /= LETTERS) {
            name.append((char) ('A' + rest % LETTERS));
        }
        return IntStream.range('A', 'A' + LETTERS)
                .mapToObj(letter -> FiscalCode.parse(name + "70A01Z999" + (char) letter))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
