package it.varco.cns.trust;

import it.varco.cns.trust.TrustFault.Kind;
import it.varco.policy.signin.SignInMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Authorities in a directory: each file with the ending {@code .pem}, {@code .crt} or {@code .cer} holds one or more
 * certificates. Those in its directories {@code cns} and {@code cie} may issue that kind of card, the others what their own
 * certificates say. A directory that changed is read again. Where any of its files is not good, the file is named and
 * nobody new is believed; of those who were, the ones stay who are in a good file, or were in the file that is bad now.
 */
public final class PemDirectory implements TrustAnchorSource {

    /** How often the directory is looked at, at the most. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private static final int LARGEST_FILE = 1024 * 1024;
    private static final int MOST_FILES = 2000;
    private static final SortedMap<String, SignInMethod> KINDS = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("cns", SignInMethod.CNS, "cie", SignInMethod.CIE_CARD)));
    private static final Set<String> ENDINGS = Set.of(".pem", ".crt", ".cer");

    private final Path directory;
    private final InstantSource clock;
    private volatile State state = new State(
            Optional.empty(), Optional.empty(), Map.of(), TrustSnapshot.of(List.of(), Freshness.NEVER_LOADED));

    /**
     * @param directory where the files are; hidden ones are not read
     * @param clock says when the directory was looked at
     */
    public PemDirectory(Path directory, InstantSource clock) {
        this.directory = Objects.requireNonNull(directory);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public TrustSnapshot current() {
        Instant now = clock.instant();
        if (state.isToBeLookedAt(now)) {
            look(now);
        }
        return state.snapshot;
    }

    private synchronized void look(Instant now) {
        State known = state;
        if (!known.isToBeLookedAt(now)) {
            return;
        }
        try {
            Map<Path, Stamp> seen = files();
            if (known.seen.equals(Optional.of(seen))) {
                state = new State(known.seen, Optional.of(now), known.believed, known.snapshot);
                return;
            }
            List<TrustFault> faults = new ArrayList<>();
            Map<Path, List<Anchor>> read = read(seen.keySet(), faults);
            state = faults.isEmpty()
                    ? new State(Optional.of(seen), Optional.of(now), read, snapshot(read, Freshness.ofFiles(now)))
                    : known.keeping(seen, read, faults, now);
        } catch (IOException | UncheckedIOException unreadable) {
            state = new State(
                    Optional.empty(),
                    Optional.of(now),
                    known.believed,
                    known.snapshot.with(known.snapshot
                            .freshness()
                            .with(List.of(new TrustFault(Kind.DIRECTORY_UNREADABLE, directory.toString())))));
        }
    }

    private Map<Path, Stamp> files() throws IOException {
        Map<Path, Stamp> files = new LinkedHashMap<>();
        // Of a certificate that lies in two places, the place that says more counts.
        for (String kind : KINDS.keySet()) {
            Path ofOneKind = directory.resolve(kind);
            if (Files.exists(ofOneKind)) {
                addFiles(ofOneKind, files);
            }
        }
        addFiles(directory, files);
        return files;
    }

    private static void addFiles(Path folder, Map<Path, Stamp> files) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file :
                    (Iterable<Path>) listed.filter(PemDirectory::isWanted).sorted()::iterator) {
                files.put(file, new Stamp(Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
    }

    private static boolean isWanted(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    /** What each file says; nothing of those that cannot be read. */
    private Map<Path, List<Anchor>> read(Collection<Path> files, List<TrustFault> faults) {
        if (files.size() > MOST_FILES) {
            faults.add(new TrustFault(Kind.TOO_MANY_FILES, directory.toString()));
            return Map.of();
        }
        Map<Path, List<Anchor>> authorities = new LinkedHashMap<>();
        for (Path file : files) {
            List<X509Certificate> held = certificates(file);
            if (held.isEmpty()) {
                faults.add(new TrustFault(Kind.FILE_UNREADABLE, file.toString()));
                continue;
            }
            if (!held.stream().allMatch(Anchor::isAuthority)) {
                faults.add(new TrustFault(Kind.FILE_WITHOUT_AUTHORITY, file.toString()));
            }
            authorities.put(
                    file,
                    held.stream()
                            .filter(Anchor::isAuthority)
                            .map(certificate -> anchor(file, certificate))
                            .toList());
        }
        return authorities;
    }

    private Anchor anchor(Path file, X509Certificate certificate) {
        return file.getParent().equals(directory)
                ? Anchor.of(certificate)
                : new Anchor(
                        certificate, KINDS.get(file.getParent().getFileName().toString()));
    }

    /** What the file holds; nothing where any part of it cannot be read. */
    private static List<X509Certificate> certificates(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                return List.of();
            }
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
                certificates.add((X509Certificate) certificate);
            }
            // The JDK stops without a word at what it takes for the end.
            return isWhole(bytes, certificates.size()) ? certificates : List.of();
        } catch (IOException | CertificateException unreadable) {
            return List.of();
        }
    }

    private static boolean isWhole(byte[] bytes, int read) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int begun = text.split("-----BEGIN ", -1).length - 1;
        int ended = text.split("-----END ", -1).length - 1;
        return begun == ended && (begun == 0 || begun == read);
    }

    private static TrustSnapshot snapshot(Map<Path, List<Anchor>> authorities, Freshness freshness) {
        return TrustSnapshot.ofAnchors(
                authorities.values().stream().flatMap(List::stream).toList(), freshness);
    }

    private record Stamp(long size, FileTime modified) {}

    private record State(
            Optional<Map<Path, Stamp>> seen,
            Optional<Instant> lookedAt,
            Map<Path, List<Anchor>> believed,
            TrustSnapshot snapshot) {

        /** Where some files are bad: what an operator takes away counts at once, what is added has to wait. */
        State keeping(Map<Path, Stamp> files, Map<Path, List<Anchor>> read, List<TrustFault> faults, Instant now) {
            Set<Anchor> before =
                    believed.values().stream().flatMap(List::stream).collect(Collectors.toSet());
            Map<Path, List<Anchor>> kept = new LinkedHashMap<>();
            for (Path file : files.keySet()) {
                List<Anchor> said = read.getOrDefault(file, believed.getOrDefault(file, List.of()));
                kept.put(file, said.stream().filter(before::contains).toList());
            }
            return new State(
                    Optional.of(files),
                    Optional.of(now),
                    kept,
                    PemDirectory.snapshot(kept, snapshot.freshness().with(faults)));
        }

        /** A clock that was put back must not keep changes from being seen. */
        boolean isToBeLookedAt(Instant now) {
            return lookedAt.map(then -> now.isBefore(then) || !now.isBefore(then.plus(PAUSE)))
                    .orElse(true);
        }
    }
}
