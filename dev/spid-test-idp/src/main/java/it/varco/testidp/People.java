package it.varco.testidp;

import it.varco.testidp.Person.Standing;
import java.util.List;
import java.util.Optional;

/** The cast that the demo, the tests and the documentation share. */
public final class People {
    /** What everybody types. */
    public static final String PASSWORD = "varco-demo";

    private static final List<Person> ALL = List.of(
            Person.of("Anna", "Ferri", "FRRNNA75C52H501Y"),
            Person.of("Bruno", "Costa", "CSTBRN68L04F205O"),
            Person.of("Carla", "Moro", "MROCRL80S63L219T"),
            Person.of("Ada", "Monti", "MNTDAA66A65L219Y"),
            Person.of("Dario", "Conti", "CNTDRA90A09F839E"),
            Person.of("Elena", "Greco", "GRCLNE72E70D612C"),
            Person.of("Teo", "Bassi", "BSSTEO92T11D612E"),
            Person.of("Ugo", "Pace", "PCAGUO87B20D612R"),
            Person.of("Fabio", "Serra", "SRRFBA85P17B354F"),
            Person.of("Giulia", "Riva", "RVIGLI79B54A944K"),
            Person.of("Hassan", "Amrani", "MRNHSN82H21Z330H"),
            Person.of("Luca", "Galli", "GLLLCU71D08C351U"),
            Person.of("Paolo", "Neri", "NREPLA63M19G273S"),
            Person.of("Olga", "Marin", "MRNLGO77R45Z153Z"),
            Person.of("Marta", "Villa", "VLLMRT88C43F205A"),
            Person.of("Ivo", "Dani", "DNAVIO78D17A944D"),
            Person.of("Sara", "Leone", "LNESRA74P49H501R"),
            Person.of("Rita", "Sanna", "SNNRTI83M48B354N"),
            Person.of("Nino", "Testa", "TSTNNI69E05G224Z"),
            new Person("zeno", "Zeno", "Fiore", "FRIZNE81R30F205X", Level.L1, Standing.ACTIVE),
            new Person("leo", "Leo", "Gatti", "GTTLEO95H03H501W", Level.L3, Standing.SUSPENDED),
            operator("ufficio", "Silvia", "Bruni", "BRNSLV71P54H501F"),
            operator("helpdesk", "Tullio", "Gatto", "GTTTLL84B27F205R"),
            operator("registro", "Nora", "Pinna", "PNNNRO79H45B354X"),
            operator("direzione", "Renato", "Zanin", "ZNNRNT66S19G224H"),
            operator("audit", "Emma", "Fabbri", "FBBMME87D63A944Y"));

    private People() {}

    /** Everybody with a SPID identity, operators last. */
    public static List<Person> all() {
        return ALL;
    }

    /** The person who signs in with this user name. */
    public static Optional<Person> named(String userName) {
        return ALL.stream().filter(person -> person.userName().equals(userName)).findFirst();
    }

    private static Person operator(String userName, String givenName, String familyName, String fiscalCode) {
        return new Person(userName, givenName, familyName, fiscalCode, Level.L3, Standing.ACTIVE);
    }
}
