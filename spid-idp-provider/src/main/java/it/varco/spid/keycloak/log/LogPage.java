package it.varco.spid.keycloak.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.keycloak.OwnTransaction;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.audit.RefusedAttempt;
import it.varco.policy.keycloak.page.desk.FormToken;
import it.varco.policy.keycloak.page.desk.PageDoor;
import it.varco.policy.keycloak.page.desk.PageMessage;
import it.varco.policy.keycloak.page.desk.PageVisit;
import it.varco.policy.keycloak.page.desk.PageVisitor;
import it.varco.policy.keycloak.page.desk.PostedForm;
import it.varco.policy.keycloak.page.desk.VisitorEvents;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LogSeal;
import it.varco.spid.log.UnreadableRecordException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code /realms/{realm}/spid/log}: the 24-month register as an auditor reads it. Each reading is the admin event that the same
 * reading by {@link LogResource} is; where none can be written, nothing is read.
 */
public final class LogPage {

    private static final String TEMPLATE = "varco-sign-in-log.ftl";
    private static final String RESOURCE = "VARCO_" + LogResource.KIND;
    private static final int PAGE = 50;

    private final KeycloakSession session;
    private final Clock wall;

    /** The page of the session's realm. */
    public LogPage(KeycloakSession session, Clock wall) {
        this.session = session;
        this.wall = wall;
    }

    /** The empty page, and how the register stands. */
    @GET
    public Response open() {
        PageVisit visit = knock();
        if (visit instanceof PageVisit.Elsewhere elsewhere) {
            return elsewhere.answer();
        }
        PageVisitor visitor = ((PageVisit.Welcome) visit).visitor();
        RecordBook book = reading(session).book();
        LogTexts texts = texts(visitor);
        return show(
                session,
                page(visitor)
                        .with(new LogView.State(
                                book.size(),
                                book.oldest().map(texts::at).orElse(""),
                                book.lastSeal()
                                        .flatMap(SealRow::kept)
                                        .map(LogSeal::name)
                                        .orElse(""))));
    }

    /** Reads. A person is named in the body, so the answer is the page itself. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response read() {
        PageVisit visit = knock();
        if (visit instanceof PageVisit.Elsewhere elsewhere) {
            return elsewhere.answer();
        }
        PageVisitor visitor = ((PageVisit.Welcome) visit).visitor();
        Optional<PostedForm> posted = PostedForm.of(session, visitor.userSession());
        if (posted.isEmpty()) {
            return show(session, page(visitor).with(PageMessage.refused("form-expired", "")));
        }
        Reader reader = new Reader(visitor, LogForm.of(posted.get()));
        Optional<AdminEventBuilder> events = new VisitorEvents(session).of(visitor);
        if (events.isEmpty()) {
            return reader.refused(LogRefusal.UNRECORDED, "unrecorded");
        }
        Optional<String> id = posted.get().text("id");
        if (id.isPresent()) {
            return reader.open(id.get(), events.get());
        }
        return switch (posted.get().text("action").orElse("search")) {
            case "verify" -> reader.verify(events.get());
            case "export" -> reader.export(events.get());
            default -> reader.search(events.get());
        };
    }

    /** One auditor with one form. */
    private final class Reader {

        private final PageVisitor visitor;
        private final LogForm form;
        private final Optional<LogQuestion> question;

        Reader(PageVisitor visitor, LogForm form) {
            this.visitor = visitor;
            this.form = form;
            this.question = form.question();
        }

        Response search(AdminEventBuilder events) {
            Optional<LogQuestion> one = question.filter(LogQuestion::namesOne);
            if (one.isEmpty()) {
                return misunderstood("one-of-two");
            }
            List<LogRecord> found = reading(session).search(one.get(), form.first(), PAGE + 1);
            tell(events, "search");
            RecordView view = reading(session).view();
            LogTexts texts = texts(visitor);
            return show(
                    session,
                    page(visitor)
                            .of(form)
                            .with(new LogView.Found(
                                    found.stream()
                                            .limit(PAGE)
                                            .map(view::inShort)
                                            .map(texts::row)
                                            .toList(),
                                    form.first() == 0 ? -1 : Math.max(0, form.first() - PAGE),
                                    found.size() > PAGE ? form.first() + PAGE : -1)));
        }

        Response open(String id, AdminEventBuilder events) {
            Optional<LogRecord> kept = reading(session).record(id);
            if (kept.isEmpty()) {
                return refused(LogRefusal.UNKNOWN, "unknown");
            }
            tell(events, "records", id);
            try {
                ObjectNode whole = reading(session).view().whole(kept.get());
                return show(session, page(visitor).of(form).with(texts(visitor).opened(whole)));
            } catch (UnreadableRecordException altered) {
                return refused(LogRefusal.UNREADABLE, "unreadable");
            }
        }

        Response export(AdminEventBuilder events) {
            if (question.isEmpty() || !form.hasDays() || !form.messageId().isEmpty()) {
                return misunderstood("days-wanted");
            }
            tell(events, "export");
            LogQuestion asked = question.get();
            Export export = reading(session).export();
            session.getTransactionManager().commit();
            StreamingOutput answer = out -> export.run(asked, out);
            return Response.ok(answer, LogResource.LINES)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(HttpHeaders.CONTENT_DISPOSITION, LogResource.ATTACHMENT)
                    .build();
        }

        Response verify(AdminEventBuilder events) {
            tell(events, "verify");
            LogView view = page(visitor).of(form);
            LogTexts texts = texts(visitor);
            Verification verification = reading(session).verification();
            session.getTransactionManager().commit();
            Verification.Outcome outcome =
                    verification.run(Optional.of(form.seal()).filter(seal -> !seal.isEmpty()));
            return new OwnTransaction(session).run(own -> show(own, view.with(texts.verified(outcome, reading(own)))));
        }

        private Response misunderstood(String otherwise) {
            String key = form.isAnotherCode() ? "not-a-fiscal-code" : question.isEmpty() ? "days" : otherwise;
            return refused(LogRefusal.NOT_THE_FORM, key);
        }

        Response refused(LogRefusal refusal, String key) {
            EventBuilder event = new EventBuilder(
                            session.getContext().getRealm(),
                            session,
                            session.getContext().getConnection())
                    .event(EventType.EXECUTE_ACTIONS)
                    .detail(AuditDetails.AREA, LogResource.AREA);
            RefusedAttempt.by(visitor.user().getId()).tell(event, refusal.code());
            return show(session, page(visitor).of(form).with(PageMessage.refused(key, refusal.code())));
        }
    }

    private PageVisit knock() {
        return new PageDoor(session).openFor(OperatorRole.AUDITOR);
    }

    private static void tell(AdminEventBuilder events, String... what) {
        events.operation(OperationType.ACTION)
                .resource(RESOURCE)
                .resourcePath(Stream.concat(Stream.of(LogResource.AREA, LogResource.LOG), Stream.of(what))
                        .toArray(String[]::new))
                .success();
    }

    private LogReading reading(KeycloakSession own) {
        RealmModel realm = own.getContext().getRealm();
        return new LogReading(own, realm, wall);
    }

    private LogTexts texts(PageVisitor visitor) {
        return new LogTexts(session.getContext().resolveLocale(visitor.user()));
    }

    private LogView page(PageVisitor visitor) {
        return LogView.empty(
                session.getContext().getUri().getAbsolutePath().getPath(),
                FormToken.of(session, visitor.userSession()).value());
    }

    private static Response show(KeycloakSession own, LogView view) {
        return own.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setAttribute("log", view)
                .createForm(TEMPLATE);
    }
}
