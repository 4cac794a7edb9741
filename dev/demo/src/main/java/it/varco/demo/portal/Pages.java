package it.varco.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The portal's pages. */
final class Pages {

    private static final DateTimeFormatter ROME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ITALIAN).withZone(Days.ROME);
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="it">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/portal.css">
            <script src="/portal.js" defer></script>
            </head>
            <body>
            <header><p>Ente di esempio</p></header>
            <main>
            %s</main>
            <footer><p>Applicazione dimostrativa di Varco: nessun servizio reale.</p></footer>
            </body>
            </html>
            """;

    private Pages() {}

    static String welcome(Optional<DayPanel> day) {
        return PAGE.formatted("Portale dei servizi", """
                <h1>Portale dei servizi</h1>
                <p>Per usare i servizi occorre farsi riconoscere con la propria identità digitale.
                Dopo l’accesso questa pagina mostra chi è entrato, come, e che cosa contiene il token ricevuto.</p>
                <p><a class="button" href="/login" data-testid="login">Accedi</a></p>
                %s""".formatted(html(day)));
    }

    static String signedIn(SignedIn person, Optional<DayPanel> day, String formToken) {
        return PAGE.formatted("Portale dei servizi: accesso eseguito", """
                <h1>Accesso eseguito</h1>
                <p class="who" data-testid="name">%s</p>
                %s<dl>
                <dt>Modalità di accesso</dt>
                <dd><span data-testid="acr">%s</span><br><code data-testid="acr-value">%s</code></dd>
                <dt>Metodi (amr)</dt>
                <dd data-testid="amr">%s</dd>
                <dt>Ora dell’accesso</dt>
                <dd data-testid="auth-time">%s</dd>
                <dt>Codice fiscale</dt>
                <dd data-testid="fiscal-number">%s</dd>
                <dt>Ruoli</dt>
                <dd data-testid="roles">%s</dd>
                <dt>Deleghe</dt>
                <dd data-testid="delegations">%s</dd>
                <dt>Durata del token</dt>
                <dd data-testid="lifetime">%s</dd>
                </dl>
                %s%s<div class="actions">
                %s%s</div>
                """.formatted(
                Html.escaped(person.name()),
                html(day),
                Html.escaped(HowTheyCameIn.inWords(person)),
                Html.escaped(person.acr()),
                Html.escaped(String.join(", ", person.amr())),
                person.authenticatedAt().map(ROME::format).orElse("non indicata"),
                Html.escaped(person.fiscalNumber().orElse("non comunicato")),
                list(person.roles(), "nessuno"),
                list(
                        person.delegations().stream()
                                .map(delegation -> "%s, da %s".formatted(delegation.profile(), delegation.delegator()))
                                .toList(),
                        "nessuna"),
                person.lifetime()
                        .map(lifetime -> lifetime.toSeconds() + " secondi")
                        .orElse("non indicata"),
                token("Token di accesso", "access-token", person.accessToken()),
                token("Token di identità", "id-token", person.idToken()),
                person.refreshToken().isPresent() ? refresh(formToken) : "",
                logout(person.logoutForm())));
    }

    static String notRenewed(OpenIdFailure failure) {
        return PAGE.formatted("Portale dei servizi: token non rinnovato", """
                <h1>Token non rinnovato</h1>
                <p>%s</p>
                %s<p><a class="button" href="/">Torna al portale</a></p>
                """.formatted(
                        failure.isFinal()
                                ? "Il servizio di accesso ha rifiutato un nuovo token e la sessione nel portale è finita. Per continuare accedi di nuovo."
                                : "Il servizio di accesso non ha risposto: riprova tra poco.",
                        reason(failure)));
    }

    static String refused(OpenIdFailure failure) {
        return PAGE.formatted("Portale dei servizi: accesso non riuscito", """
                <h1>Accesso non riuscito</h1>
                <p>Il servizio di accesso non ha completato l’accesso. Nessuna sessione è stata aperta.</p>
                %s<p><a class="button" href="/">Torna al portale</a></p>
                """.formatted(reason(failure)));
    }

    static String notSentFromHere() {
        return message(
                "Richiesta non accettata",
                "La richiesta non viene da una pagina aperta in questa sessione. Torna al portale e riprova.");
    }

    static String noSuchDay() {
        return message("Giorno non valido", "Il giorno scelto non è tra quelli della prova.");
    }

    static String failed() {
        return message("Errore del portale", "Il portale non è riuscito a rispondere. Riprova tra poco.");
    }

    static String notFound() {
        return message("Pagina non trovata", "L’indirizzo richiesto non esiste in questo portale.");
    }

    private static String message(String title, String text) {
        return PAGE.formatted(title, """
                <h1>%s</h1>
                <p>%s</p>
                <p><a class="button" href="/">Torna al portale</a></p>
                """.formatted(title, text));
    }

    private static String html(Optional<DayPanel> day) {
        return day.map(DayPanel::html).orElse("");
    }

    private static String reason(OpenIdFailure failure) {
        return """
                <dl>
                <dt>Codice di riferimento</dt>
                <dd><code data-testid="error">%s</code></dd>
                <dt>Descrizione</dt>
                <dd data-testid="error-description">%s</dd>
                </dl>
                """.formatted(Html.escaped(failure.code()), Html.escaped(failure.description()));
    }

    private static String list(List<String> entries, String none) {
        return entries.isEmpty()
                ? none
                : entries.stream()
                        .map(entry -> "<li>" + Html.escaped(entry) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String token(String title, String id, JsonNode claims) {
        return """
                <details>
                <summary>%s</summary>
                <pre data-testid="%s">%s</pre>
                </details>
                """.formatted(title, id, Html.escaped(claims.toPrettyString()));
    }

    private static String refresh(String formToken) {
        return """
                <form method="post" action="/refresh">
                <input type="hidden" name="%s" value="%s">
                <button class="button" data-testid="refresh">Rinnova il token</button>
                </form>
                """.formatted(Portal.FORM_TOKEN, formToken);
    }

    private static String logout(SignedIn.LogoutForm form) {
        return """
                <form method="post" action="/logout">
                <input type="hidden" name="id_token_hint" value="%s">
                <input type="hidden" name="client_id" value="%s">
                <input type="hidden" name="post_logout_redirect_uri" value="%s">
                <button class="button plain" data-testid="logout">Esci</button>
                </form>
                """.formatted(
                        Html.escaped(form.idTokenHint()),
                        Html.escaped(form.clientId()),
                        Html.escaped(form.postLogoutRedirectUri().toString()));
    }
}
