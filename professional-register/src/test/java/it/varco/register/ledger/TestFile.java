package it.varco.register.ledger;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.InitialRecord;
import it.varco.policy.register.OrderAct;
import it.varco.policy.register.RecordedSignIn;
import it.varco.policy.register.RegisterState;
import it.varco.policy.signin.Assurance;
import it.varco.policy.signin.SignInMethod;
import it.varco.register.message.OrderMessage;
import it.varco.register.message.OrderMessage.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A person's file in the making. */
public final class TestFile {

    public static final FiscalCode PERSON = FiscalCode.parse("MRNHSN82H21Z330H").orElseThrow();

    private final List<KeptLoad> loaded = new ArrayList<>();
    private final List<TakenEvent> events = new ArrayList<>();
    private final List<KeptSignIn> signIns = new ArrayList<>();

    public TestFile loaded(RegisterState state, String since, Assurance level) {
        loaded.add(new KeptLoad(
                new InitialRecord(state, Instant.parse(since), level), Instant.parse("2018-12-20T09:00:00Z")));
        return this;
    }

    public TestFile act(String id, OrderAct act, String effective, String receivedAt) {
        return event(id, new Content.Act(act, LocalDate.parse(effective)), receivedAt);
    }

    public TestFile withdrawal(String id, String withdrawn, String receivedAt) {
        return event(id, new Content.Withdrawal(withdrawn), receivedAt);
    }

    public TestFile signIn(SignInMethod method, RecordedSignIn.Effect effect, String at) {
        signIns.add(new KeptSignIn(method, new RecordedSignIn(Instant.parse(at), method.assurance(), effect)));
        return this;
    }

    public PersonFile file() {
        return new PersonFile(List.of(PERSON), loaded, events, signIns);
    }

    private TestFile event(String id, Content content, String receivedAt) {
        Instant received = Instant.parse(receivedAt);
        OrderMessage message = new OrderMessage(
                id, OptionalLong.empty(), PERSON, received, content, Optional.empty(), Optional.empty());
        events.add(new TakenEvent(message, received, new Receipt("row-" + id, id, received)));
        return this;
    }
}
