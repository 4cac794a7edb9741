package it.varco.legacy.keycloak.issue;

import it.varco.policy.decision.Decision;
import it.varco.policy.signin.SignInMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** The words for an operator, in the language that the operator reads. */
final class Words {

    private final Locale locale;
    private final Properties messages;

    Words(KeycloakSession session) {
        this.locale = session.getContext().resolveLocale(null);
        try {
            this.messages = session.theme().getTheme(Theme.Type.LOGIN).getMessages(locale);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param methods those that the person can use instead */
    String of(Decision refusal, List<SignInMethod> methods) {
        String since = refusal.since()
                .map(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale)::format)
                .orElse("");
        return MessageFormat.format(
                messages.getProperty("varco.issue." + refusal.messageKey(), "{2}"),
                since,
                String.join(", ", methods.stream().map(this::name).toList()),
                refusal.reason().slug());
    }

    private String name(SignInMethod method) {
        return messages.getProperty("varco.issue.method." + method.slug(), method.slug());
    }
}
