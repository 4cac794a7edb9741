package it.varco.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The portal's pages. */
final class Pages {

    private static final DateTimeFormatter ROME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ITALIAN).withZone(ZoneId.of("Europe/Rome"));
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="it">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/portal.css">
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

    static String welcome() {
        return PAGE.formatted("Portale dei servizi", """
                <h1>Portale dei servizi</h1>
                <p>Per usare i servizi occorre farsi riconoscere con la propria identità digitale.
                Dopo l’accesso questa pagina mostra chi è entrato, come, e che cosa contiene il token ricevuto.</p>
                <p><a class="button" href="/login" data-testid="login">Accedi</a></p>
                """);
    }

    static String signedIn(SignedIn person) {
        return PAGE.formatted("Portale dei servizi: accesso eseguito", """
                <h1>Accesso eseguito</h1>
                <p class="who" data-testid="name">%s</p>
                <dl>
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
                </dl>
                %s%s%s""".formatted(
                        Html.escaped(person.name()),
                        Html.escaped(HowTheyCameIn.inWords(person)),
                        Html.escaped(person.acr()),
                        Html.escaped(String.join(", ", person.amr())),
                        person.authenticatedAt().map(ROME::format).orElse("non indicata"),
                        Html.escaped(person.fiscalNumber().orElse("non comunicato")),
                        list(person.roles()),
                        token("Token di accesso", "access-token", person.accessToken()),
                        token("Token di identità", "id-token", person.idToken()),
                        logout(person.logoutForm())));
    }

    static String refused(OpenIdFailure failure) {
        return PAGE.formatted("Portale dei servizi: accesso non riuscito", """
                <h1>Accesso non riuscito</h1>
                <p>Il servizio di accesso non ha completato l’accesso. Nessuna sessione è stata aperta.</p>
                <dl>
                <dt>Codice di riferimento</dt>
                <dd><code data-testid="error">%s</code></dd>
                <dt>Descrizione</dt>
                <dd data-testid="error-description">%s</dd>
                </dl>
                <p><a class="button" href="/">Torna al portale</a></p>
                """.formatted(
                        Html.escaped(failure.code()), Html.escaped(failure.description())));
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

    private static String list(List<String> roles) {
        return roles.isEmpty()
                ? "nessuno"
                : roles.stream()
                        .map(role -> "<li>" + Html.escaped(role) + "</li>")
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

    private static String logout(SignedIn.LogoutForm form) {
        return """
                <form method="post" action="/logout">
                <input type="hidden" name="id_token_hint" value="%s">
                <input type="hidden" name="client_id" value="%s">
                <input type="hidden" name="post_logout_redirect_uri" value="%s">
                <button class="button" data-testid="logout">Esci</button>
                </form>
                """.formatted(
                        Html.escaped(form.idTokenHint()),
                        Html.escaped(form.clientId()),
                        Html.escaped(form.postLogoutRedirectUri().toString()));
    }
}
