package it.varco.legacy.keycloak.step;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;

/** The access page with the form for fiscal code and password, while the plan lets anybody still use it. */
final class LegacyCredentialStep extends PasswordStep {

    private static final String NOT_RECOGNISED = "varco.legacy.not-recognised";
    private static final String NO_LONGER_OFFERED = "varco.legacy.no-longer-offered";

    /** The access page leaves its password form out. */
    private static final String WITHOUT_PASSWORD = "varcoWithoutPassword";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (isOffered(context.getSession())) {
            context.challenge(context.form().createLoginUsernamePassword());
        } else {
            context.attempted();
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!isOffered(context.getSession())) {
            refuse(context, new PasswordAnswer.Refused(PasswordRefusal.NOT_OFFERED, Optional.empty()));
            return;
        }
        PasswordAnswer answer =
                new PasswordCheck(context).check(context.getHttpRequest().getDecodedFormParameters());
        if (answer instanceof PasswordAnswer.Right right) {
            succeed(context, right);
        } else if (answer instanceof PasswordAnswer.Refused refused) {
            refuse(context, refused);
        }
    }

    private static void refuse(AuthenticationFlowContext context, PasswordAnswer.Refused refused) {
        tellOperator(context, refused);
        Response page = page(context, refused.why());
        if (refused.why() == PasswordRefusal.LOCKED_OUT) {
            // As Keycloak does: whoever is locked out is not locked out for longer by trying.
            context.forceChallenge(page);
        } else {
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
        }
    }

    private static Response page(AuthenticationFlowContext context, PasswordRefusal why) {
        LoginFormsProvider form = context.form();
        if (why == PasswordRefusal.NOT_OFFERED) {
            return form.setAttribute(WITHOUT_PASSWORD, true)
                    .setError(NO_LONGER_OFFERED)
                    .createLoginUsernamePassword();
        }
        return form.addError(new FormMessage(AuthenticationManager.FORM_USERNAME, NOT_RECOGNISED))
                .createLoginUsernamePassword();
    }
}
