package it.varco.demo.portal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The part of a page that shows the plan's day and goes to another.
 *
 * @param day the day now
 * @param formToken what the form carries
 */
record DayPanel(PolicyDay day, String formToken) {

    static final String POSITION = "position";
    static final String MOMENT = "moment";
    static final String TODAY = "oggi";

    private static final DateTimeFormatter MOMENT_IN_WORDS =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ITALIAN);
    private static final DateTimeFormatter DAY_IN_WORDS = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ITALIAN);

    String html() {
        LocalDate date = day.now().toLocalDate();
        return """
                <section class="day" aria-labelledby="day-title">
                <h2 id="day-title">Il giorno della prova</h2>
                <p>Le regole di accesso vedono il giorno <strong data-testid="policy-now">%s</strong>%s.
                Se lo sposti cambiano la pagina di accesso e i ruoli nel token.</p>
                <form method="post" action="/day">
                <input type="hidden" name="%s" value="%s">
                <div class="slider">
                <label for="day-position">Scegli un giorno</label>
                <output id="day-chosen" for="day-position" data-testid="chosen-day"></output>
                <input type="range" id="day-position" name="%s" min="0" max="%d" value="%d" data-first="%s"
                data-testid="day">
                <span class="end">%s</span><span class="end">%s</span>
                </div>
                <button class="button" data-testid="go-to-day">Vai a questo giorno</button>
                <fieldset>
                <legend>I giorni in cui qualcosa cambia</legend>
                %s
                <button class="button plain" name="%s" value="%s" data-testid="today">Oggi</button>
                </fieldset>
                </form>
                </section>
                """.formatted(
                        MOMENT_IN_WORDS.format(day.now()),
                        day.moved() ? ", non quello di oggi" : "",
                        Portal.FORM_TOKEN,
                        formToken,
                        POSITION,
                        Days.last(),
                        Days.position(date),
                        Days.FIRST,
                        DAY_IN_WORDS.format(Days.FIRST),
                        DAY_IN_WORDS.format(Days.LAST),
                        Days.MARKS.stream().map(DayPanel::button).collect(Collectors.joining("\n")),
                        MOMENT,
                        TODAY);
    }

    private static String button(Days.Mark mark) {
        return "<button class=\"button plain\" name=\"%s\" value=\"%s\">%s</button>"
                .formatted(MOMENT, mark.at(), mark.label());
    }
}
