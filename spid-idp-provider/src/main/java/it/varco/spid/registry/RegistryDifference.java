package it.varco.spid.registry;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one registry has that another had not.
 *
 * @param added entity ids that are new
 * @param removed entity ids that are gone
 * @param changed entries that are not as before
 */
public record RegistryDifference(List<String> added, List<String> removed, List<Change> changed) {

    /**
     * One entry that is not as before.
     *
     * @param certificatesAdded SHA-256 of each
     * @param certificatesRemoved SHA-256 of each
     * @param other what else is another: {@code name}, {@code singleSignOn}, {@code singleLogout}
     */
    public record Change(
            String entityId, List<String> certificatesAdded, List<String> certificatesRemoved, List<String> other) {}

    /** From the one to the other, in the order of entity ids. */
    public static RegistryDifference between(Registry before, Registry after) {
        TreeSet<String> all = new TreeSet<>();
        before.entries().forEach(entry -> all.add(entry.entityId()));
        after.entries().forEach(entry -> all.add(entry.entityId()));
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        for (String entityId : all) {
            Optional<RegistryEntry> was = before.find(entityId);
            Optional<RegistryEntry> is = after.find(entityId);
            if (was.isEmpty()) {
                added.add(entityId);
            } else if (is.isEmpty()) {
                removed.add(entityId);
            } else if (!was.equals(is)) {
                changed.add(change(was.get(), is.get()));
            }
        }
        return new RegistryDifference(added, removed, changed);
    }

    /** What either says. */
    public RegistryDifference and(RegistryDifference other) {
        return new RegistryDifference(
                joined(added, other.added), joined(removed, other.removed), joined(changed, other.changed));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Whether nothing is another. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** The SHA-256 of a certificate, as operators compare it. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was read has bytes", impossible);
        }
    }

    private static Change change(RegistryEntry was, RegistryEntry is) {
        List<String> before =
                was.certificates().stream().map(RegistryDifference::fingerprint).toList();
        List<String> after =
                is.certificates().stream().map(RegistryDifference::fingerprint).toList();
        List<String> other = new ArrayList<>();
        if (!was.name().equals(is.name())) {
            other.add("name");
        }
        if (!was.singleSignOn().equals(is.singleSignOn())) {
            other.add("singleSignOn");
        }
        if (!was.singleLogout().equals(is.singleLogout())) {
            other.add("singleLogout");
        }
        return new Change(
                is.entityId(),
                after.stream().filter(one -> !before.contains(one)).toList(),
                before.stream().filter(one -> !after.contains(one)).toList(),
                other);
    }
}
