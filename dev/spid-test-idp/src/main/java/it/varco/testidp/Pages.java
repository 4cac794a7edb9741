package it.varco.testidp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages that people see, in Italian; whatever comes from outside is escaped here. */
final class Pages {

    private Pages() {}

    static String login(Pending signIn, Optional<String> problem) {
        TestIdentityProvider provider = signIn.provider();
        ReceivedRequest request = signIn.request();
        String scheme = provider.identity().rulebook().scheme();
        return page(provider.displayName(), "Accesso " + scheme, """
                <h1>Accedi con %s</h1>
                %s<p>Il servizio <strong>%s</strong> chiede di identificarti con %s, livello %s.</p>
                <form method="post" action="/%s/login">
                  <input type="hidden" name="transaction" value="%s">
                  <label for="username">Nome utente</label>
                  <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"%s>
                  <label for="password">Password</label>
                  <input id="password" name="password" type="password" autocomplete="current-password"%s>
                  <div class="buttons">
                    <button name="action" value="login">Entra</button>
                    <button class="other" name="action" value="cancel">Annulla</button>
                  </div>
                </form>
                <h2>Dati richiesti</h2>
                %s
                <p class="note">Gestore di identità di prova: le persone sono inventate e hanno tutte la password <code>%s</code>.</p>
                """.formatted(
                        Html.escape(provider.displayName()),
                        problem.map(Html::escape)
                                .map("<p class=\"wrong\" role=\"alert\" id=\"problem\">%s</p>\n"::formatted)
                                .orElse(""),
                        Html.escape(provider.asking(request).displayName()),
                        scheme,
                        levelAsked(request),
                        provider.slug(),
                        Html.escape(signIn.id()),
                        described(problem),
                        described(problem),
                        attributeNames(provider.requestedAttributes(request)),
                        People.PASSWORD));
    }

    static String consent(Pending signIn, Person person) {
        TestIdentityProvider provider = signIn.provider();
        List<SpidAttribute> attributes = provider.requestedAttributes(signIn.request());
        String values = attributes.stream()
                .map(attribute -> "<dt>%s</dt><dd>%s</dd>\n"
                        .formatted(
                                Html.escape(attribute.label()),
                                Html.escape(attribute.valueFor(
                                        person, provider.identity().registryCode()))))
                .collect(Collectors.joining());
        return page(provider.displayName(), "Consenso", """
                <h1>Dati che saranno inviati</h1>
                <p>Al servizio <strong>%s</strong>:</p>
                %s
                <form method="post" action="/%s/consent">
                  <input type="hidden" name="transaction" value="%s">
                  <div class="buttons">
                    <button name="action" value="consent">Acconsento</button>
                    <button class="other" name="action" value="refuse">Non acconsento</button>
                  </div>
                </form>
                """.formatted(
                        Html.escape(provider.asking(signIn.request()).displayName()),
                        values.isEmpty() ? "<p>Nessun dato.</p>" : "<dl>\n" + values + "</dl>",
                        provider.slug(),
                        Html.escape(signIn.id())));
    }

    static String answer(TestIdentityProvider provider, Answer answer) {
        return page(provider.displayName(), "Ritorno al servizio", """
                <h1>Ritorno al servizio</h1>
                <form id="answer" method="post" action="%s">
                  <input type="hidden" name="SAMLResponse" value="%s">
                  <input type="hidden" name="RelayState" value="%s">
                  <p>Se la pagina non prosegue da sola, scegli «Continua».</p>
                  <div class="buttons"><button>Continua</button></div>
                </form>
                <script src="/static/submit.js"></script>
                """.formatted(
                        Html.escape(answer.assertionConsumerService().toString()),
                        Html.escape(answer.base64()),
                        Html.escape(answer.relayState())));
    }

    static String refusal(TestIdentityProvider provider, List<Refusal.Reason> reasons) {
        String rows = reasons.stream()
                .map(reason -> "<tr><td>%d</td><td><code>%s</code></td><td lang=\"en\">%s</td></tr>\n"
                        .formatted(reason.anomaly(), Html.escape(reason.code()), Html.escape(reason.text())))
                .collect(Collectors.joining());
        return page(provider.displayName(), "Richiesta non accettata", """
                <h1>%s</h1>
                <p>La richiesta di autenticazione non rispetta le regole tecniche %s. Per chi sviluppa il servizio, tutti i motivi:</p>
                <table>
                  <thead><tr><th scope="col">Anomalia</th><th scope="col">Codice</th><th scope="col">Motivo</th></tr></thead>
                  <tbody>
                %s  </tbody>
                </table>
                """.formatted(
                fixedText(provider, reasons), provider.identity().rulebook().scheme(), rows));
    }

    static String unknownSignIn(TestIdentityProvider provider) {
        return page(provider.displayName(), "Accesso non più disponibile", """
                <h1>Accesso non più disponibile</h1>
                <p>Questo accesso è già terminato o non è mai cominciato. Torna al servizio e riprova.</p>
                """);
    }

    static String home(List<TestIdentityProvider> providers, OpenIdTestProvider openId) {
        String items = providers.stream()
                .map(provider -> "<li>%s: <a href=\"/%s/metadata\">metadata</a></li>\n"
                        .formatted(Html.escape(provider.displayName()), provider.slug()))
                .collect(Collectors.joining());
        return page("SPID di prova", "Gestori di identità di prova", """
                <h1>Gestori di identità SPID e CIE di prova</h1>
                <ul>
                %s</ul>
                <p><a href="/registry/entities-idp?output=json">Registro in JSON</a>,
                <a href="/registry/spid-entities-idps.xml">registro in XML</a></p>
                <h2>Altri gestori di prova</h2>
                <ul>
                <li>%s: <a href="%s">OpenID Connect</a></li>
                </ul>
                """.formatted(
                        items,
                        Html.escape(openId.displayName()),
                        Html.escape(openId.discovery().getPath())));
    }

    static String message(String title) {
        return page("SPID di prova", title, "<h1>%s</h1>\n".formatted(Html.escape(title)));
    }

    static String logo(TestIdentityProvider provider) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="200" height="48" viewBox="0 0 200 48" role="img">
                <title>%1$s</title>
                <rect width="200" height="48" rx="4" fill="#17324d"/>
                <text x="100" y="31" fill="#fff" font-family="sans-serif" font-size="20" text-anchor="middle">%1$s</text>
                </svg>
                """.formatted(Html.escape(provider.displayName()));
    }

    static String page(String site, String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="it">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s - %s</title>
                <link rel="stylesheet" href="/static/style.css">
                </head>
                <body>
                <header>%s</header>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Html.escape(title), Html.escape(site), Html.escape(site), content);
    }

    private static String attributeNames(List<SpidAttribute> attributes) {
        return attributes.isEmpty()
                ? "<p>Nessuno.</p>"
                : attributes.stream()
                        .map(attribute -> "<li>%s</li>\n".formatted(Html.escape(attribute.label())))
                        .collect(Collectors.joining("", "<ul>\n", "</ul>"));
    }

    private static String levelAsked(ReceivedRequest request) {
        int number = request.level().ordinal() + 1;
        return switch (request.comparison()) {
            case EXACT -> number + " esatto";
            case MINIMUM -> number + " o superiore";
            case BETTER -> "superiore a " + number;
            case MAXIMUM -> number + " al massimo";
        };
    }

    static String described(Optional<String> problem) {
        return problem.isPresent() ? " aria-describedby=\"problem\" aria-invalid=\"true\"" : "";
    }

    /** What AgID's anomaly table makes an identity provider say. */
    private static String fixedText(TestIdentityProvider provider, List<Refusal.Reason> reasons) {
        return switch (reasons.get(0).anomaly()) {
            case 5 ->
                "Impossibile stabilire l'autenticità della richiesta di autenticazione"
                        + " - Contattare il gestore del servizio";
            case 6 -> "Formato richiesta non ricevibile - Contattare il gestore del servizio";
            case 12 ->
                provider.identity().rulebook() == Rulebook.CIE
                        ? "Tipologia di autenticazione non supportata"
                        : "Autenticazione SPID non conforme o non specificata";
            default -> "Formato richiesta non corretto - Contattare il gestore del servizio";
        };
    }
}
