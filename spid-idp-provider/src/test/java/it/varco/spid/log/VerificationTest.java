package it.varco.spid.log;

import static it.varco.spid.log.TestRecords.KEY;
import static it.varco.spid.log.TestRecords.KEYS;
import static it.varco.spid.log.TestRecords.NOW;
import static it.varco.spid.log.TestRecords.REALM;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.log.LogFault.Kind;
import it.varco.spid.log.LogSeal.Mark;
import it.varco.spid.log.LogSeal.Marks;
import it.varco.spid.log.LoggedTransaction.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is done to the register without the key is named. */
class VerificationTest {

    private final List<LogRecord> chain = new ArrayList<>(TestRecords.chain(1, 5));
    private final List<LogSeal> seals = new ArrayList<>();

    VerificationTest() {
        seals.add(seal(1, new Marks(Map.of(1L, mark(chain.get(2))), Map.of()), LogRecord.nothingBefore()));
        seals.add(seal(
                2,
                new Marks(Map.of(1L, mark(chain.get(4))), Map.of()),
                seals.get(0).seal()));
    }

    @Test
    void findsNothingWrongWithWhatWasWritten() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void findsNothingWrongWithWhatWasWrittenAfterTheLastSeal() {
        chain.addAll(TestRecords.chain(2, 3));
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesARecordWhoseContentIsAnother() {
        byte[] content = chain.get(1).content().clone();
        content[content.length - 1] ^= 1;
        chain.set(1, with(chain.get(1), chain.get(1).label(), content));
        assertThat(faults())
                .containsExactly(
                        new LogFault(Kind.CHANGED, chain.get(1).position().toString()));
    }

    @Test
    void namesARecordWhoseLabelIsAnother() {
        LogRecord record = chain.get(1);
        chain.set(1, with(record, new Label("spid", "https://beta.example", "ACCEPTED", 2), record.content()));
        assertThat(faults())
                .containsExactly(new LogFault(Kind.CHANGED, record.position().toString()));
    }

    @Test
    void namesARecordThatAnotherKeyHasWritten() {
        LogKey forged = LogKey.of("key", new byte[] {1}, Optional.empty());
        chain.set(
                1,
                LogRecord.of(
                        TestRecords.transaction(9),
                        REALM,
                        new LogPosition(1, 2),
                        chain.get(0).seal(),
                        forged));
        assertThat(faults())
                .contains(new LogFault(Kind.CHANGED, chain.get(1).position().toString()));
    }

    @Test
    void namesWhatIsMissingInTheMiddle() {
        chain.remove(2);
        chain.remove(1);
        assertThat(faults()).containsExactly(new LogFault(Kind.MISSING, new LogPosition(1, 2) + " to 3"));
    }

    @Test
    void namesWhatIsMissingAtTheBeginning() {
        chain.remove(0);
        assertThat(faults()).containsExactly(new LogFault(Kind.MISSING, new LogPosition(1, 1) + " to 1"));
    }

    @Test
    void namesRecordsThatHaveChangedPlaces() {
        LogRecord second = chain.get(1);
        LogRecord third = chain.get(2);
        chain.set(1, at(third, second.position()));
        chain.set(2, at(second, third.position()));
        assertThat(faults())
                .contains(
                        new LogFault(Kind.MOVED, second.position().toString()),
                        new LogFault(Kind.MOVED, third.position().toString()));
    }

    @Test
    void namesAnEndThatWasCutOff() {
        chain.remove(4);
        assertThat(faults()).containsExactly(new LogFault(Kind.CUT_OFF, new LogPosition(1, 5).toString()));
    }

    @Test
    void namesAChainThatIsGone() {
        chain.clear();
        assertThat(faults()).containsExactly(new LogFault(Kind.CUT_OFF, new LogPosition(1, 5).toString()));
    }

    @Test
    void findsNothingWrongWithABeginningThatHasExpired() {
        seals.add(seal(
                3,
                new Marks(Map.of(), Map.of(1L, mark(chain.get(1)))),
                seals.get(1).seal()));
        chain.subList(0, 2).clear();
        assertThat(faults()).isEmpty();
    }

    @Test
    void findsNothingWrongWithAChainThatHasExpiredWhole() {
        seals.add(seal(
                3,
                new Marks(Map.of(), Map.of(1L, mark(chain.get(4)))),
                seals.get(1).seal()));
        chain.clear();
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesWhatWentWithTheExpiredButHadNot() {
        seals.add(seal(
                3,
                new Marks(Map.of(), Map.of(1L, mark(chain.get(1)))),
                seals.get(1).seal()));
        chain.subList(0, 3).clear();
        assertThat(faults()).containsExactly(new LogFault(Kind.MISSING, new LogPosition(1, 3) + " to 3"));
    }

    @Test
    void namesASealThatSomebodyElseMade() {
        LogKey forged = LogKey.of("key", new byte[] {1}, Optional.empty());
        seals.set(
                1,
                LogSeal.of(
                        REALM,
                        2,
                        NOW,
                        new Marks(Map.of(), Map.of(1L, mark(chain.get(1)))),
                        seals.get(0).seal(),
                        forged));
        assertThat(faults()).contains(new LogFault(Kind.SEAL_CHANGED, "seal 2"));
    }

    @Test
    void namesASealThatIsMissing() {
        seals.remove(0);
        assertThat(faults()).contains(new LogFault(Kind.SEAL_MISSING, "1 to 1"));
    }

    @Test
    void namesTheLastSealWhereSomebodyKeptItsName() {
        SealCheck check = new SealCheck(KEYS);
        check.next(seals.get(0));
        check.kept(seals.get(1).name(), Optional.empty());
        assertThat(check.faults()).hasSize(1);

        SealCheck whole = new SealCheck(KEYS);
        seals.forEach(whole::next);
        whole.kept(seals.get(1).name(), Optional.of(seals.get(1)));
        assertThat(whole.faults()).isEmpty();
    }

    @Test
    void saysSoWhereAKeyIsMissing() {
        SealCheck check = new SealCheck(new LogKeys(List.of()));
        assertThat(check.chains()).satisfies(records -> {
            chain.forEach(records::next);
            assertThat(records.end()).hasSize(5).extracting(LogFault::kind).containsOnly(Kind.KEY_MISSING);
        });
    }

    @Test
    void readsMarksAsTheyWereWritten() {
        Marks marks = new Marks(Map.of(1L, mark(chain.get(1))), Map.of(-1L, mark(chain.get(2))));
        assertThat(Marks.parse(marks.text()).orElseThrow().text()).isEqualTo(marks.text());
        assertThat(Marks.parse("end here")).isEmpty();
    }

    private List<LogFault> faults() {
        SealCheck check = new SealCheck(KEYS);
        seals.forEach(check::next);
        ChainCheck records = check.chains();
        chain.forEach(records::next);
        List<LogFault> faults = new ArrayList<>(check.faults());
        faults.addAll(records.end());
        return faults;
    }

    private static Mark mark(LogRecord record) {
        return new Mark(record.position().sequence(), record.seal());
    }

    private static LogSeal seal(long number, Marks marks, byte[] before) {
        return LogSeal.of(REALM, number, NOW.plusSeconds(number), marks, before, KEY);
    }

    private static LogRecord with(LogRecord record, Label label, byte[] content) {
        return new LogRecord(
                record.realm(),
                record.position(),
                record.at(),
                record.keyId(),
                label,
                record.index(),
                content,
                record.seal());
    }

    private static LogRecord at(LogRecord record, LogPosition position) {
        return new LogRecord(
                record.realm(),
                position,
                record.at(),
                record.keyId(),
                record.label(),
                record.index(),
                record.content(),
                record.seal());
    }
}
