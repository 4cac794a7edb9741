package it.varco.spid.keycloak;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.broker.FirstSignIn;
import it.varco.policy.keycloak.broker.LinkedAccount;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.person.PersonKey;
import it.varco.spid.answer.Anomaly;
import it.varco.spid.answer.AnswerJudge;
import it.varco.spid.answer.PendingRequest;
import it.varco.spid.answer.PostedAnswer;
import it.varco.spid.answer.Verdict;
import it.varco.spid.answer.VerifiedAnswer;
import it.varco.spid.answer.Violation;
import it.varco.spid.keycloak.logout.LogoutEndpoint;
import it.varco.spid.keycloak.logout.LogoutPages;
import it.varco.spid.keycloak.logout.PendingLogout;
import it.varco.spid.keycloak.message.UsedMessages;
import it.varco.spid.keycloak.page.SpidRefusals;
import it.varco.spid.keycloak.registry.RegistryKeeper;
import it.varco.spid.keycloak.request.AnswerLimit;
import it.varco.spid.keycloak.request.PendingRequests;
import it.varco.spid.keycloak.request.PendingSignIn;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.logout.LogoutSeal;
import it.varco.spid.logout.SignedQuery;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictBase64;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.SAML2Object;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.common.constants.GeneralConstants;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.processing.core.parsers.saml.SAMLParser;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.w3c.dom.Document;

/**
 * Where SPID's answers come. An answer is parsed once, judged whole by the plain checks, and only then, as the very
 * document that was judged, handed to Keycloak's own handling. Whatever we refuse leaves the pending sign-in as it was.
 */
public final class SpidEndpoint extends SAMLEndpoint {

    /** In characters of base64; genuine answers have some ten thousand. */
    private static final int LONGEST_ANSWER = 120_000;

    /** The same of a logout message, which holds no attributes. */
    private static final int LONGEST_LOGOUT = 32_000;

    /** After it the pending request is long gone, and with it what the answer would have to match. */
    private static final Duration LONGEST_MEMORY = Duration.ofDays(1);

    private static final String VERIFIED = VerifiedAnswer.class.getName();

    private final SpidIdentityProviderConfig spid;
    private final Clock clock;

    SpidEndpoint(
            KeycloakSession session,
            SpidIdentityProvider provider,
            AuthenticationCallback callback,
            DestinationValidator destinations,
            Clock clock) {
        super(session, provider, provider.getConfig(), callback, destinations);
        this.spid = provider.spidConfig();
        this.clock = clock;
    }

    /** The answer that this request has verified. */
    static Optional<VerifiedAnswer> verifiedAnswer(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(VERIFIED, VerifiedAnswer.class));
    }

    @Override
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response postBinding(
            @FormParam(GeneralConstants.SAML_REQUEST_KEY) String samlRequest,
            @FormParam(GeneralConstants.SAML_RESPONSE_KEY) String samlResponse,
            @FormParam(GeneralConstants.SAML_ARTIFACT_KEY) String samlArt,
            @FormParam(GeneralConstants.RELAY_STATE) String relayState) {
        Optional<LogoutMessage> kind = logoutMessage(samlRequest, samlResponse, relayState);
        if (kind.isPresent()) {
            String message = kind.get() == LogoutMessage.REQUEST ? samlRequest : samlResponse;
            return message.length() > LONGEST_LOGOUT
                    ? logout().tooLarge()
                    : taken(kind.get(), StrictBase64.decode(message), new LogoutSeal.InTheMessage(), relayState);
        }
        return samlResponse == null
                ? refuse(SpidRefusals.NOT_THIS_WAY, Optional.empty())
                : new SpidPostBinding().execute(null, samlResponse, null, relayState, null);
    }

    /** Answers to a sign-in come by POST alone; logout messages come this way too, and people on their way out. */
    @Override
    @GET
    public Response redirectBinding(
            @QueryParam(GeneralConstants.SAML_REQUEST_KEY) String samlRequest,
            @QueryParam(GeneralConstants.SAML_RESPONSE_KEY) String samlResponse,
            @QueryParam(GeneralConstants.SAML_ARTIFACT_KEY) String samlArt,
            @QueryParam(GeneralConstants.RELAY_STATE) String relayState) {
        String pendingLogout =
                session.getContext().getUri().getQueryParameters().getFirst(LogoutPages.PARAMETER);
        if (pendingLogout != null) {
            return logout().resumed(pendingLogout);
        }
        Optional<LogoutMessage> kind = logoutMessage(samlRequest, samlResponse, relayState);
        if (kind.isEmpty()) {
            return refuse(SpidRefusals.NOT_THIS_WAY, Optional.empty());
        }
        String query = Optional.ofNullable(
                        session.getContext().getUri().getRequestUri().getRawQuery())
                .orElse("");
        if (query.length() > LONGEST_LOGOUT) {
            return logout().tooLarge();
        }
        SignedQuery signed = SignedQuery.of(query, kind.get().parameter);
        return taken(
                kind.get(),
                signed.xml(),
                new LogoutSeal.InTheAddress(signed),
                signed.relayState().orElse(null));
    }

    /** An answer to no request is refused, whoever sends it. */
    @Override
    @GET
    @Path("clients/{client_id}")
    public Response redirectBindingIdpInitiated(
            @QueryParam(GeneralConstants.SAML_REQUEST_KEY) String samlRequest,
            @QueryParam(GeneralConstants.SAML_RESPONSE_KEY) String samlResponse,
            @QueryParam(GeneralConstants.RELAY_STATE) String relayState,
            @PathParam("client_id") String clientId) {
        return refuse(SpidRefusals.NOT_THIS_WAY, Optional.empty());
    }

    /** An answer to no request is refused, whoever sends it. */
    @Override
    @POST
    @Path("clients/{client_id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response postBindingIdpInitiated(
            @FormParam(GeneralConstants.SAML_REQUEST_KEY) String samlRequest,
            @FormParam(GeneralConstants.SAML_RESPONSE_KEY) String samlResponse,
            @FormParam(GeneralConstants.RELAY_STATE) String relayState,
            @PathParam("client_id") String clientId) {
        return refuse(SpidRefusals.NOT_THIS_WAY, Optional.empty());
    }

    /** A logout message, by the parameter that carries it. */
    private enum LogoutMessage {
        REQUEST(GeneralConstants.SAML_REQUEST_KEY),
        RESPONSE(GeneralConstants.SAML_RESPONSE_KEY);

        private final String parameter;

        LogoutMessage(String parameter) {
            this.parameter = parameter;
        }
    }

    /** Which logout message came; empty where it is none, or the scheme takes none. */
    private Optional<LogoutMessage> logoutMessage(String samlRequest, String samlResponse, String relayState) {
        if (spid.scheme().singleLogout() != Scheme.SingleLogout.BY_MESSAGES) {
            return Optional.empty();
        }
        if (samlResponse == null) {
            return Optional.ofNullable(samlRequest).map(request -> LogoutMessage.REQUEST);
        }
        return PendingLogout.isRelayState(relayState) ? Optional.of(LogoutMessage.RESPONSE) : Optional.empty();
    }

    private Response taken(LogoutMessage kind, Optional<byte[]> xml, LogoutSeal seal, String relayState) {
        return switch (kind) {
            case REQUEST -> logout().asked(xml, seal, relayState);
            case RESPONSE -> logout().answered(xml, seal);
        };
    }

    private LogoutEndpoint logout() {
        return new LogoutEndpoint(session, spid, clock.instant());
    }

    private Response refuse(Refusal refusal, Optional<AuthenticationSessionModel> authentication) {
        EventBuilder refused = new EventBuilder(realm, session, clientConnection)
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .detail(Details.IDENTITY_PROVIDER, config.getAlias())
                .detail(
                        AuditDetails.METHOD,
                        authentication
                                .flatMap(PendingRequests::find)
                                .map(PendingRequest::scheme)
                                .orElse(spid.scheme())
                                .method()
                                .slug());
        authentication.ifPresent(known -> refused.client(known.getClient()));
        authentication
                .flatMap(PendingRequests::find)
                .flatMap(this::entry)
                .ifPresent(entry -> refused.detail(AuditDetails.ENTRY, entry.entityId()));
        return new RefusalPage(session).show(refusal, refused, authentication);
    }

    private Optional<RegistryEntry> entry(PendingRequest pending) {
        return RegistryKeeper.of(session)
                .registries()
                .of(realm, spid, pending.scheme())
                .find(pending.entityId());
    }

    private final class SpidPostBinding extends PostBinding {

        private Document judged;
        private RegistryEntry asked;

        @Override
        public Response handleSamlResponse(String samlResponse, String relayState, String clientId) {
            if (samlResponse.length() > LONGEST_ANSWER) {
                return refuse(SpidRefusals.TOO_LARGE, Optional.empty());
            }
            PendingSignIn found = PendingSignIn.find(session, realm, relayState);
            if (found instanceof PendingSignIn.Missing missing) {
                return refuse(missing.refusal(), Optional.empty());
            }
            AuthenticationSessionModel authentication = ((PendingSignIn.Found) found).authentication();
            if (spid.isLinkOnly()) {
                return refuse(SpidRefusals.LINKING_ONLY, Optional.of(authentication));
            }
            Optional<PendingRequest> pending = PendingRequests.find(authentication);
            if (pending.isEmpty()) {
                return refuse(SpidRefusals.NOTHING_PENDING, Optional.of(authentication));
            }
            AnswerLimit limit = new AnswerLimit(authentication);
            if (limit.next() == AnswerLimit.Next.DROPPED) {
                return new RefusalPage(session).words(SpidRefusals.TOO_MANY);
            }
            if (limit.next() == AnswerLimit.Next.ONE_TOO_MANY) {
                limit.countRefused();
                return refuse(SpidRefusals.TOO_MANY, Optional.of(authentication));
            }
            Instant now = clock.instant();
            PostedAnswer posted = PostedAnswer.of(samlResponse);
            AnswerRecord record = new AnswerRecord(
                    session,
                    spid,
                    authentication,
                    pending.get(),
                    posted.bytes().orElseGet(() -> samlResponse.getBytes(StandardCharsets.UTF_8)),
                    now);
            Optional<RegistryEntry> entry = entry(pending.get());
            if (entry.isEmpty()) {
                return refuse(record.unreadable(SpidRefusals.ENTRY_RETIRED), Optional.of(authentication));
            }
            Document document;
            try {
                document = posted.document();
            } catch (MalformedXmlException unreadable) {
                return refuse(record.unreadable(SpidRefusals.MALFORMED), Optional.of(authentication));
            }
            Verdict verdict =
                    new AnswerJudge(spid.settings().clockTolerance()).judge(document, pending.get(), entry.get(), now);
            if (verdict instanceof Verdict.Declined declined) {
                return refuse(
                        record.refused(refusal(declined.anomaly(), pending.get()), document),
                        Optional.of(authentication));
            }
            if (verdict instanceof Verdict.Refused refused) {
                return refuse(
                        record.refused(refusal(refused.violations(), pending.get()), document),
                        Optional.of(authentication));
            }
            VerifiedAnswer answer = ((Verdict.Accepted) verdict).answer();
            Optional<Refusal> unacceptable = FirstSignIn.isLinking(authentication)
                    ? Optional.of(SpidRefusals.LINKING)
                    : account(answer.person()).or(() -> replay(answer, now));
            if (unacceptable.isPresent()) {
                return refuse(record.refused(unacceptable.get(), answer), Optional.of(authentication));
            }
            Optional<Refusal> unwritten = record.accepted(answer);
            if (unwritten.isPresent()) {
                return refuse(unwritten.get(), Optional.of(authentication));
            }
            PendingRequests.forget(authentication);
            FirstSignIn.forgetUnfinished(authentication);
            judged = document;
            asked = entry.get();
            session.setAttribute(VERIFIED, answer);
            spid.answeredTo(pending.get());
            return super.handleSamlResponse(samlResponse, relayState, null);
        }

        private Refusal refusal(Anomaly anomaly, PendingRequest pending) {
            return Refusal.of(anomaly.code(), pending.scheme().told(anomaly.messageKey()));
        }

        private Refusal refusal(List<Violation> violations, PendingRequest pending) {
            Violation first = violations.get(0);
            return new Refusal(
                    first.code(),
                    pending.scheme().told(first.messageKey()),
                    Response.Status.BAD_REQUEST,
                    violations.stream().map(Violation::code).toList());
        }

        private Optional<Refusal> account(PersonKey person) {
            return new LinkedAccount(session, realm, config.getAlias(), person.identityId()).objectionTo(person);
        }

        /** The ids are remembered, on every node, for as long as the assertion could be used. */
        private Optional<Refusal> replay(VerifiedAnswer answer, Instant now) {
            Duration usable = Duration.between(
                    now, answer.usableUntil().plus(spid.settings().clockTolerance()));
            long seconds = Math.min(LONGEST_MEMORY.toSeconds(), Math.max(1, usable.toSeconds() + 1));
            UsedMessages used = new UsedMessages(session, answer.entityId());
            boolean first = used.take("assertion", answer.assertionId(), seconds)
                    && used.take("response", answer.responseId(), seconds);
            return first ? Optional.empty() : Optional.of(SpidRefusals.REPLAYED);
        }

        @Override
        protected SAMLDocumentHolder extractResponseDocument(String response) {
            try {
                return new SAMLDocumentHolder(
                        (SAML2Object) SAMLParser.getInstance().parse(judged), judged);
            } catch (ParsingException notSaml) {
                throw new IdentityBrokerException("an answer that passed every check cannot be read", notSaml);
            }
        }

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return new HardcodedKeyLocator(asked.signingKeys());
        }
    }
}
