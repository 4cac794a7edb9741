package it.varco.register.keycloak.desk;

import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.page.MethodNames;
import it.varco.policy.keycloak.page.desk.FormToken;
import it.varco.policy.keycloak.page.desk.PageDoor;
import it.varco.policy.keycloak.page.desk.PageMessage;
import it.varco.policy.keycloak.page.desk.PageVisit;
import it.varco.policy.keycloak.page.desk.PageVisitor;
import it.varco.policy.keycloak.page.desk.PostedForm;
import it.varco.policy.keycloak.page.desk.VisitorEvents;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.GrantSource;
import it.varco.register.keycloak.ledger.Register;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * {@code /realms/{realm}/professional-register/desk}: one person's state, history and warnings, and what the help desk may say (domain: M5
 * and what an operator must not). It changes nothing; who looked at whom is an admin event.
 */
public final class RegisterDesk {

    private static final String NOT_A_FISCAL_CODE = "REG-30";
    private static final String TWO_ACCOUNTS = "REG-31";

    private static final String TEMPLATE = "varco-desk.ftl";

    private final KeycloakSession session;

    public RegisterDesk(KeycloakSession session) {
        this.session = session;
    }

    /** The empty page. */
    @GET
    public Response open() {
        PageVisit visit = knock();
        return visit instanceof PageVisit.Welcome welcome
                ? page(welcome.visitor(), Optional.empty(), PageMessage.NONE)
                : ((PageVisit.Elsewhere) visit).answer();
    }

    /** Looks at one person. The code is in the body, so the answer is the page itself. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response look() {
        PageVisit visit = knock();
        if (visit instanceof PageVisit.Elsewhere elsewhere) {
            return elsewhere.answer();
        }
        PageVisitor visitor = ((PageVisit.Welcome) visit).visitor();
        Optional<PostedForm> form = PostedForm.of(session, visitor.userSession());
        if (form.isEmpty()) {
            return page(visitor, Optional.empty(), PageMessage.refused("form-expired", ""));
        }
        Optional<FiscalCode> code = form.get().text("fiscalCode").flatMap(FiscalCode::parse);
        return code.isPresent()
                ? page(visitor, code, PageMessage.NONE)
                : page(visitor, code, PageMessage.refused("not-a-fiscal-code", NOT_A_FISCAL_CODE));
    }

    private PageVisit knock() {
        return new PageDoor(session).openFor(OperatorRole.HELP_DESK, OperatorRole.REGISTER_OPERATOR);
    }

    private Response page(PageVisitor visitor, Optional<FiscalCode> code, PageMessage message) {
        Locale locale = session.getContext().resolveLocale(visitor.user());
        Optional<PersonLookup> found = code.map(new People(session)::find);
        Optional<UserModel> account =
                found.filter(PersonLookup.Known.class::isInstance).map(known -> ((PersonLookup.Known) known).user());
        code.ifPresent(looked -> tell(visitor, looked, account));
        DeskView view = new DeskView(
                session.getContext().getUri().getAbsolutePath().getPath(),
                FormToken.of(session, visitor.userSession()).value(),
                code.map(FiscalCode::value).orElse(""),
                account.isPresent(),
                account.map(RegisterDesk::name).orElse(""),
                code.map(looked -> profiles(visitor, looked, locale)).orElse(List.of()),
                MethodNames.of(visitor.plan().adequateMethods(visitor.access().now())),
                found.filter(PersonLookup.Conflict.class::isInstance)
                        .map(conflict -> PageMessage.refused("two-accounts", TWO_ACCOUNTS))
                        .orElse(message));
        return session.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setAttribute("desk", view)
                .createForm(TEMPLATE);
    }

    private List<ProfileView> profiles(PageVisitor visitor, FiscalCode code, Locale locale) {
        return visitor.plan().plan().profiles().stream()
                .filter(profile -> profile.source() == GrantSource.REGISTER)
                .map(profile -> ProfileView.of(
                        profile.name(locale.getLanguage()),
                        new Register(session, profile.slug()).file(code),
                        visitor.access().now(),
                        locale))
                .toList();
    }

    /** Whoever has no account yet is told of by the name that it would have. */
    private void tell(PageVisitor visitor, FiscalCode code, Optional<UserModel> account) {
        new VisitorEvents(session)
                .of(visitor)
                .ifPresent(events -> events.operation(OperationType.ACTION)
                        .resource("VARCO_REGISTER_FILE")
                        .resourcePath(
                                "professional-register",
                                "desk",
                                account.map(UserModel::getId).orElseGet(() -> new People(session).accountName(code)))
                        .success());
    }

    private static String name(UserModel person) {
        return Stream.of(person.getFirstName(), person.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
