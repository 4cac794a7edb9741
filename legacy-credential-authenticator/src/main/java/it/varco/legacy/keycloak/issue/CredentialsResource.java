package it.varco.legacy.keycloak.issue;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.legacy.keycloak.credential.PasswordIssue;
import it.varco.legacy.keycloak.credential.PersonsCredential;
import it.varco.policy.credential.CredentialIssue;
import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.Decision;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.admin.AdminRight;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.audit.RefusedAttempt;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonCreation;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** {@code …/access-policy/credentials}: giving out a password of the body's, and looking at what was given out. */
public final class CredentialsResource {

    private static final String MALFORMED = "PLAN-I07";
    private static final String TWO_ACCOUNTS = "PLAN-I08";
    private static final String NO_SUCH_PERSON = "PLAN-I09";
    private static final String NOT_ORDINARY = "PLAN-I10";

    private final AdminCall call;
    private final KeycloakSession session;

    CredentialsResource(AdminCall call) {
        this.call = call;
        this.session = call.session();
    }

    /**
     * Gives a password out: the plan decides, the record says so at policy time, and the person changes the password at the
     * first sign-in. Whoever has none yet gets an account; whoever has a password gets another, if the plan still lets a
     * new one be given out.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response give(JsonNode body) {
        requireOperator();
        CredentialRequest request = request(body);
        UserModel person = person(request);
        requireOrdinary(person);
        PersonsCredential credential = new PersonsCredential(session, person);
        Decision decision = credential.issue(request.kind(), request.exemption());
        if (!decision.allows()) {
            throw refused(decision, attempt().on(person.getId()));
        }
        return given(person, request);
    }

    /** What is on record of the password of the person with that account. */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public CredentialOnRecord read(@PathParam("id") String id) {
        requireOperator();
        PersonRecords records = PersonRecords.of(known(id).orElseThrow(CredentialsResource::noSuchPerson));
        return records.legacyCredential()
                .map(credential -> CredentialOnRecord.of(id, credential, records.credentialIssue()))
                .orElseThrow(() -> AdminRefusal.of(
                        Response.Status.NOT_FOUND, NO_SUCH_PERSON, "the account has no record of a password"));
    }

    private void requireOperator() {
        call.caller().require(AdminRight.MANAGE, OperatorRole.OFFICE, OperatorRole.HELP_DESK);
    }

    private CredentialRequest request(JsonNode body) {
        try {
            return CredentialRequest.read(body);
        } catch (MalformedRequest malformed) {
            tell(attempt(), MALFORMED);
            throw AdminRefusal.of(Response.Status.BAD_REQUEST, MALFORMED, malformed.getMessage());
        }
    }

    private Response given(UserModel person, CredentialRequest request) {
        LegacyCredential credential = new LegacyCredential(
                request.kind(), new RealmAccess(session).now(), request.expires(), request.exemption());
        String password = TemporaryPassword.make();
        PersonRecords.of(person)
                .write(
                        credential,
                        new CredentialIssue(Instant.now(), call.caller().id(), request.office(), request.act()));
        PasswordIssue.begin(session, person);
        person.credentialManager().updateCredential(UserCredentialModel.password(password));
        person.addRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        call.changed(OperationType.CREATE, "CREDENTIAL", "access-policy", "credentials", person.getId());
        return Response.status(Response.Status.CREATED)
                .cacheControl(neverKept())
                .entity(new CredentialGiven(
                        person.getId(),
                        credential.kind().slug(),
                        credential.issuedAt().toString(),
                        credential.expires().map(Instant::toString).orElse(null),
                        password))
                .build();
    }

    private UserModel person(CredentialRequest request) {
        if (request.person() instanceof CredentialRequest.Person.WithAccount account) {
            return known(account.id()).orElseThrow(() -> {
                tell(attempt(), NO_SUCH_PERSON);
                return noSuchPerson();
            });
        }
        FiscalCode code = ((CredentialRequest.Person.WithCode) request.person()).code();
        PersonLookup found = new People(session).find(code);
        if (found instanceof PersonLookup.Known known) {
            return known.user();
        }
        if (found instanceof PersonLookup.Conflict) {
            throw conflict();
        }
        return create(code, request);
    }

    /** Nobody gets an account for the sake of a password that then may not be given out. */
    private UserModel create(FiscalCode code, CredentialRequest request) {
        Decision decision = PersonsCredential.issueToStranger(session, code, request.kind(), request.exemption());
        if (!decision.allows()) {
            throw refused(decision, attempt());
        }
        if (new People(session).create(code) instanceof PersonCreation.Created created) {
            return created.user();
        }
        throw conflict();
    }

    /** Whoever could have the password of such an account would have its power too. */
    private void requireOrdinary(UserModel person) {
        if (!call.caller().actor().mayGiveAway(call.realm(), person)) {
            tell(attempt().on(person.getId()), NOT_ORDINARY);
            throw AdminRefusal.of(
                    Response.Status.FORBIDDEN,
                    NOT_ORDINARY,
                    "an operator gives no password to an operator, to an administrator or to himself");
        }
    }

    private Optional<UserModel> known(String id) {
        return Optional.ofNullable(session.users().getUserById(call.realm(), id))
                .filter(user -> PersonRecords.of(user).fiscalCode().isPresent());
    }

    private static RuntimeException noSuchPerson() {
        return AdminRefusal.of(Response.Status.NOT_FOUND, NO_SUCH_PERSON, "no person has that account");
    }

    private RefusedAttempt attempt() {
        return RefusedAttempt.by(call.caller().id());
    }

    private void tell(RefusedAttempt attempt, String code) {
        attempt.tell(
                new EventBuilder(call.realm(), session, session.getContext().getConnection())
                        .event(EventType.UPDATE_CREDENTIAL),
                code);
    }

    private RuntimeException refused(Decision decision, RefusedAttempt attempt) {
        tell(attempt, decision.reason().code());
        String message = new Words(session).of(decision, adequateMethods());
        return AdminRefusal.of(Response.Status.FORBIDDEN, CredentialRefusal.of(decision, message));
    }

    private List<SignInMethod> adequateMethods() {
        RealmAccess access = new RealmAccess(session);
        return access.plan().map(plan -> plan.adequateMethods(access.now())).orElse(List.of());
    }

    private RuntimeException conflict() {
        tell(attempt(), TWO_ACCOUNTS);
        return AdminRefusal.of(
                Response.Status.CONFLICT,
                TWO_ACCOUNTS,
                "the fiscal code has two accounts, has another's in its place, or was replaced");
    }

    private static CacheControl neverKept() {
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        return control;
    }
}
