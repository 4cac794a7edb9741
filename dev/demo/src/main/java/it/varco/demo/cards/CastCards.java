package it.varco.demo.cards;

import it.varco.demo.cast.Cast;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;
import it.varco.testcards.Standing;
import it.varco.testcards.TestAuthorities;
import it.varco.testidp.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cards of the cast as files that a browser imports. A card that was written by an earlier start stays good: people have
 * it in their browsers.
 */
record CastCards(Path folder, TestAuthorities authorities) {

    static final String PASSWORD = "varco-demo";

    /** Who has which card. */
    private static final Map<String, CardKind> CARDS = new TreeMap<>(Map.of(
            "anna", CardKind.CNS_OK,
            "carla", CardKind.CNS_OK,
            "hassan", CardKind.CNS_OK,
            "luca", CardKind.CNS_OK,
            "nino", CardKind.CNS_OK,
            "bruno", CardKind.CIE_OK,
            "elena", CardKind.CIE_OK,
            "irene", CardKind.CIE_OK));

    private static final String README = """
            Cards of the demo's people, for the password %1$s. To sign in with one, import it into a browser, then choose
            "Entra con CNS" or "Entra con CIE nel lettore" on the access page.

            Firefox: Settings, Privacy & Security, View Certificates, Your Certificates, Import.
            Chrome and Chromium: chrome://certificate-manager, Your certificates, View imported certificates, Import.
            Windows and macOS: open the file.

            Chrome and Chromium on Linux also from a shell in this folder, the browser being closed (certutil and pk12util
            are in Debian's libnss3-tools). The first line makes the browser's store where there is none:

              [ -e ~/.pki/nssdb/cert9.db ] || { mkdir -p ~/.pki/nssdb; certutil -N -d sql:$HOME/.pki/nssdb --empty-password; }
              pk12util -i anna-cns.p12 -d sql:$HOME/.pki/nssdb -W %1$s

            and out again:

              certutil -F -n anna-cns -d sql:$HOME/.pki/nssdb

            The card port's own certificate is signed by itself: the browser asks once whether to go on. It remembers the
            card that was chosen until all its windows are closed. Take the cards out again when you have done.
            """;

    /** Writes those that are missing, and says of all that they are good. */
    void issue() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("README.txt"), README.formatted(PASSWORD));
            for (Map.Entry<String, CardKind> card : CARDS.entrySet()) {
                issue(card.getKey(), card.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void issue(String userName, CardKind kind) throws IOException {
        String name = "%s-%s".formatted(userName, kind == CardKind.CIE_OK ? "cie" : "cns");
        Path file = folder.resolve(name + ".p12");
        if (Files.exists(file)) {
            authorities.put(certificate(file), Standing.GOOD);
            return;
        }
        Card made = authorities.card(kind, holder(userName));
        Files.write(file, made.toPkcs12(name, PASSWORD));
    }

    private static X509Certificate certificate(Path file) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
            return (X509Certificate) store.getCertificate(store.aliases().nextElement());
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("no card of ours: " + file, unreadable);
        }
    }

    private static Holder holder(String userName) {
        return Stream.concat(
                        Cast.all().stream()
                                .filter(member -> member.userName().equals(userName))
                                .map(member ->
                                        new Holder(member.fiscalCode(), member.givenName(), member.familyName())),
                        People.all().stream()
                                .filter(person -> person.userName().equals(userName))
                                .map(person ->
                                        new Holder(person.fiscalCode(), person.givenName(), person.familyName())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + userName));
    }
}
