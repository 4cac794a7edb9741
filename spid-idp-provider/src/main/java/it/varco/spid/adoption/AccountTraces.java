package it.varco.spid.adoption;

import it.varco.policy.person.FiscalCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account holds that may prove whose it is.
 *
 * @param links what identity providers of SPID called the person
 * @param attributes values where the account holds a fiscal code
 * @param trust whether people could have written those themselves
 */
public record AccountTraces(List<String> links, List<String> attributes, AttributeTrust trust) {

    private static final String PREFIX = "TINIT-";

    /** Who can have written an attribute. */
    public enum AttributeTrust {
        /** Operators and identity providers alone: it proves. */
        NOT_THE_PERSON,
        /** The person, too: it proves nothing, and may yet disagree. */
        ANYBODY
    }

    public AccountTraces {
        links = List.copyOf(links);
        attributes = List.copyOf(attributes);
    }

    /** Whose account it is. */
    public Ownership ownership() {
        Set<FiscalCode> linked = codes(links);
        Set<FiscalCode> written = codes(attributes);
        Set<FiscalCode> all = Stream.concat(linked.stream(), written.stream()).collect(Collectors.toSet());
        if (all.size() > 1 || hasUnreadable()) {
            return new Ownership.Unclear(Objection.DISAGREEING);
        }
        boolean proven = !linked.isEmpty() || trust == AttributeTrust.NOT_THE_PERSON && !written.isEmpty();
        return proven ? new Ownership.Proven(all.iterator().next()) : new Ownership.Unclear(Objection.UNPROVEN);
    }

    /** Whatever stands there would be lost. */
    private boolean hasUnreadable() {
        return attributes.stream().anyMatch(value -> code(value).isEmpty());
    }

    private static Set<FiscalCode> codes(List<String> values) {
        return values.stream().flatMap(value -> code(value).stream()).collect(Collectors.toSet());
    }

    /** Old extensions wrote the prefix or left it out, in either case. */
    private static Optional<FiscalCode> code(String value) {
        String written = value.strip().toUpperCase(Locale.ROOT);
        return FiscalCode.parse(written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written);
    }
}
