package it.varco.roles.keycloak.page;

import it.varco.policy.decision.StrongIdentity;
import it.varco.policy.grant.Grant;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.admin.Actor;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.page.desk.FormToken;
import it.varco.policy.keycloak.page.desk.FreshReading;
import it.varco.policy.keycloak.page.desk.PageDoor;
import it.varco.policy.keycloak.page.desk.PageMessage;
import it.varco.policy.keycloak.page.desk.PageVisit;
import it.varco.policy.keycloak.page.desk.PageVisitor;
import it.varco.policy.keycloak.page.desk.PostedForm;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.GrantSource;
import it.varco.roles.grants.GrantAction;
import it.varco.roles.grants.GrantBook;
import it.varco.roles.grants.GrantRefusal;
import it.varco.roles.keycloak.grants.GrantAttempt;
import it.varco.roles.keycloak.grants.GrantDesk;
import it.varco.roles.keycloak.grants.GrantDone;
import it.varco.roles.keycloak.grants.GrantRecord;
import it.varco.roles.keycloak.grants.GrantRefused;
import it.varco.roles.keycloak.grants.GrantWish;
import it.varco.roles.keycloak.grants.PersonReference;
import it.varco.roles.keycloak.grants.Persons;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** {@code /realms/{realm}/access-policy/office}: the grants of one person, for the operators of an office. */
public final class OfficePage {

    private static final String TEMPLATE = "varco-office.ftl";

    private final KeycloakSession session;
    private final Clock wall;

    OfficePage(KeycloakSession session, Clock wall) {
        this.session = session;
        this.wall = wall;
    }

    /**
     * What the template reads.
     *
     * @param fiscalCode whom the operator looked for, empty before
     * @param known whether there is an account
     * @param strong whether the person ever signed in by a strong method
     * @param profiles those that an office may give
     */
    public record OfficeView(
            String url,
            String token,
            String fiscalCode,
            boolean known,
            boolean strong,
            String name,
            List<GrantView> grants,
            List<Choice> profiles,
            String office,
            PageMessage message) {

        public OfficeView {
            grants = List.copyOf(grants);
            profiles = List.copyOf(profiles);
        }
    }

    /** A profile to choose, with the actions that begin it. */
    public record Choice(String slug, String name, String source) {}

    /** The person whom the operator looked for. */
    private record Found(String name, StrongIdentity identity, List<Grant> grants) {

        private static Optional<Found> by(KeycloakSession own, FiscalCode code) {
            return new Persons(own).find(new PersonReference.ByCode(code)).map(Found::of);
        }

        private static Found of(UserModel person) {
            PersonRecords records = PersonRecords.of(person);
            String name = Stream.of(person.getFirstName(), person.getLastName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
            return new Found(name, records.strongIdentity(), records.grants());
        }
    }

    /** The empty page. */
    @GET
    public Response open() {
        PageVisit visit = new PageDoor(session).openFor(OperatorRole.OFFICE);
        return visit instanceof PageVisit.Welcome welcome
                ? page(welcome.visitor(), Optional.empty(), "", PageMessage.NONE)
                : ((PageVisit.Elsewhere) visit).answer();
    }

    /** Looks for a person, or does something to one grant. The person is in the body, so the answer is the page itself. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post() {
        PageVisit visit = new PageDoor(session).openFor(OperatorRole.OFFICE);
        if (visit instanceof PageVisit.Elsewhere elsewhere) {
            return elsewhere.answer();
        }
        PageVisitor visitor = ((PageVisit.Welcome) visit).visitor();
        Optional<PostedForm> form = PostedForm.of(session, visitor.userSession());
        if (form.isEmpty()) {
            return page(visitor, Optional.empty(), "", PageMessage.refused("form-expired", ""));
        }
        Optional<FiscalCode> code = form.get().text("fiscalCode").flatMap(FiscalCode::parse);
        String office = form.get().text("office").orElse("");
        if (code.isEmpty()) {
            return page(
                    visitor,
                    code,
                    office,
                    PageMessage.refused("not-a-fiscal-code", GrantRefusal.NOT_A_FISCAL_CODE.code()));
        }
        PageMessage message = form.get()
                .text("action")
                .flatMap(GrantAction::named)
                .filter(action -> action != GrantAction.DELEGATE)
                .map(action -> act(visitor, form.get(), code.get(), action))
                .orElse(PageMessage.NONE);
        return page(visitor, code, office, message);
    }

    private PageMessage act(PageVisitor visitor, PostedForm form, FiscalCode code, GrantAction action) {
        Actor operator = new Actor(visitor.user().getId(), Actor.Part.OPERATOR);
        PersonReference person = new PersonReference.ByCode(code);
        try {
            GrantDone done = new GrantDesk(session, operator, wall)
                    .carryOut(
                            person,
                            new GrantWish(
                                    action,
                                    form.text("profile").orElse(""),
                                    form.text("delegator").map(PersonReference.ByAccount::new),
                                    Optional.empty(),
                                    Optional.empty(),
                                    form.text("office"),
                                    form.text("act")));
            new PageEvents(session).changed(done, visitor);
            return PageMessage.done("done." + action.slug());
        } catch (GrantRefused refused) {
            new GrantRecord(session)
                    .refused(
                            refused.refusal(),
                            new GrantAttempt(operator.account(), Optional.of(person), form.text("profile")));
            return PageMessage.refused(
                    "refused."
                            + refused.refusal().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    refused.refusal().code());
        }
    }

    private Response page(PageVisitor visitor, Optional<FiscalCode> code, String office, PageMessage message) {
        Optional<Found> person;
        PageMessage shown = message;
        try {
            person = code.flatMap(known -> new FreshReading(session).of(own -> Found.by(own, known)));
        } catch (GrantRefused twoAccounts) {
            person = Optional.empty();
            shown = PageMessage.refused(
                    "refused.two-accounts", twoAccounts.refusal().code());
        }
        Locale locale = session.getContext().resolveLocale(visitor.user());
        OfficeView view = new OfficeView(
                session.getContext().getUri().getAbsolutePath().getPath(),
                FormToken.of(session, visitor.userSession()).value(),
                code.map(FiscalCode::value).orElse(""),
                person.isPresent(),
                person.map(Found::identity)
                        .filter(identity -> identity == StrongIdentity.PROVEN)
                        .isPresent(),
                person.map(Found::name).orElse(""),
                person.map(Found::grants).orElse(List.of()).stream()
                        .map(grant -> view(visitor, grant, locale))
                        .toList(),
                visitor.plan().plan().profiles().stream()
                        .filter(profile ->
                                profile.source() == GrantSource.OFFICE || profile.source() == GrantSource.OPEN)
                        .map(profile -> new Choice(
                                profile.slug(),
                                profile.name(locale.getLanguage()),
                                profile.source().slug()))
                        .toList(),
                office,
                shown);
        return session.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setAttribute("office", view)
                .createForm(TEMPLATE);
    }

    private static GrantView view(PageVisitor visitor, Grant grant, Locale locale) {
        return GrantView.of(
                grant,
                visitor.plan()
                        .profile(grant.profile())
                        .map(profile -> profile.name(locale.getLanguage()))
                        .orElse(grant.profile()),
                GrantBook.possible(grant, visitor.access().now()).stream()
                        .filter(action -> action != GrantAction.DELEGATE)
                        .map(GrantAction::slug)
                        .toList(),
                visitor.access().now(),
                locale);
    }
}
