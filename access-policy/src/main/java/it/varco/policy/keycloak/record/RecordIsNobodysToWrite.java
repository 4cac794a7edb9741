package it.varco.policy.keycloak.record;

import it.varco.policy.keycloak.audit.RefusedAttempt;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.validate.SimpleValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Refuses an administrator's call that would write the attribute. Keycloak (26.7) by itself leaves out in silence what nobody may edit:
 * whoever tried would be told that it was done, and nobody would hear of it (domain: every refused attempt is audited).
 */
final class RecordIsNobodysToWrite implements SimpleValidator {

    static final String CODE = "PLAN-C05";

    private static final String MESSAGE = "varco.person.record-is-nobodys-to-write";

    @Override
    public String getId() {
        return RecordIsNobodysToWriteFactory.PROVIDER_ID;
    }

    @Override
    public ValidationContext validate(Object input, String name, ValidationContext context, ValidatorConfig config) {
        AttributeContext attribute =
                UserProfileAttributeValidationContext.from(context).getAttributeContext();
        if (attribute.getContext() == UserProfileContext.USER_API && wouldWrite(attribute, name)) {
            tell(context.getSession(), Optional.ofNullable(attribute.getUser()));
            context.addError(new ValidationError(getId(), name, MESSAGE));
        }
        return context;
    }

    private static boolean wouldWrite(AttributeContext attribute, String name) {
        Set<String> present = attribute.getUser() == null
                ? Set.of()
                : new HashSet<>(attribute.getUser().getAttributeStream(name).toList());
        List<String> sent = attribute.getAttribute().getValue();
        Set<String> wanted = new HashSet<>(sent == null ? List.of() : sent);
        wanted.removeIf(String::isBlank);
        return !wanted.equals(present);
    }

    private static void tell(KeycloakSession session, Optional<UserModel> account) {
        RefusedAttempt attempt = account.map(user -> RefusedAttempt.on(user, session))
                .orElseGet(() -> new RefusedAttempt(
                        Optional.ofNullable(session.getContext().getUserSession())
                                .map(UserSessionModel::getUser)
                                .map(UserModel::getId),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        EventBuilder event = new EventBuilder(
                session.getContext().getRealm(), session, session.getContext().getConnection());
        attempt.tell(event.event(EventType.UPDATE_PROFILE), CODE);
    }
}
