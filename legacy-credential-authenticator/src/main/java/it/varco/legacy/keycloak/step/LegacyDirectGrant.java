package it.varco.legacy.keycloak.step;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** The same credentials by direct grant: one answer to everything that is not right. */
final class LegacyDirectGrant extends PasswordStep {

    private static final String DESCRIPTION = "Invalid user credentials";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        PasswordAnswer answer = isOffered(context.getSession())
                ? new PasswordCheck(context).check(context.getHttpRequest().getDecodedFormParameters())
                : new PasswordAnswer.Refused(PasswordRefusal.NOT_OFFERED, Optional.empty());
        if (answer instanceof PasswordAnswer.Right right) {
            succeed(context, right);
        } else if (answer instanceof PasswordAnswer.Refused refused) {
            refuse(context, refused);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    private static void refuse(AuthenticationFlowContext context, PasswordAnswer.Refused refused) {
        tellOperator(context, refused);
        Response answer = Response.status(Response.Status.BAD_REQUEST)
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_GRANT, DESCRIPTION))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
        if (refused.why() == PasswordRefusal.LOCKED_OUT) {
            context.forceChallenge(answer);
        } else {
            context.failure(AuthenticationFlowError.INVALID_USER, answer);
        }
    }
}
