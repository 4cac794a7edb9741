package it.varco.testidp;

import java.util.Optional;

/** The pages of the OpenID Connect provider, in Italian. */
final class OpenIdPages {

    private OpenIdPages() {}

    static String login(OpenIdTestProvider provider, String transaction, Optional<String> problem) {
        return Pages.page(provider.displayName(), "Accesso con PIN", """
                <h1>Accedi con PIN %s</h1>
                %s<p>Il servizio riceverà il tuo nome, il tuo cognome e il tuo codice fiscale.</p>
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
                <p class="note">Gestore di prova: le persone sono inventate e hanno tutte la password <code>%s</code>.</p>
                """.formatted(
                        Html.escape(provider.displayName()),
                        problem.map(Html::escape)
                                .map("<p class=\"wrong\" role=\"alert\" id=\"problem\">%s</p>\n"::formatted)
                                .orElse(""),
                        provider.slug(),
                        Html.escape(transaction),
                        Pages.described(problem),
                        Pages.described(problem),
                        People.PASSWORD));
    }

    static String unanswerable(OpenIdTestProvider provider, String parameter) {
        return Pages.page(provider.displayName(), "Richiesta non accettata", """
                <h1>Richiesta non accettata</h1>
                <p>Il servizio che ti ha mandato qui non è registrato. Per chi lo sviluppa: <code>%s</code>.</p>
                """.formatted(Html.escape(parameter)));
    }

    static String unknownSignIn(OpenIdTestProvider provider) {
        return Pages.page(provider.displayName(), "Accesso non più disponibile", """
                <h1>Accesso non più disponibile</h1>
                <p>Questo accesso è già terminato o non è mai cominciato. Torna al servizio e riprova.</p>
                """);
    }
}
