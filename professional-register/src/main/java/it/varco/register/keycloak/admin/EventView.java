package it.varco.register.keycloak.admin;

import it.varco.policy.register.RegisterWarning;
import it.varco.register.ledger.TakenEvent;
import it.varco.register.ledger.WarnedEvent;
import it.varco.register.message.OrderMessage;
import it.varco.register.message.OrderMessage.Content;
import it.varco.register.message.OrderMessage.Council;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An event as JSON, for operators: in the Order's own words, with what became of it. */
final class EventView {

    private EventView() {}

    /** With the person's code, for a list of many people's. */
    static Map<String, Object> withPerson(WarnedEvent warned) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("fiscalCode", warned.event().message().person().value());
        view.putAll(of(warned.event(), Optional.of(warned.warning())));
        return view;
    }

    static Map<String, Object> of(TakenEvent event, Optional<RegisterWarning> warning) {
        OrderMessage message = event.message();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("eventId", message.eventId());
        message.sequence().ifPresent(sequence -> view.put("sequence", sequence));
        put(view, message.content());
        message.reason().ifPresent(reason -> view.put("reason", reason));
        message.council().ifPresent(council -> view.put("order", of(council)));
        view.put("communicatedAt", message.communicatedAt().toString());
        view.put("receivedAt", event.receivedAt().toString());
        view.put("receipt", event.receipt().id());
        view.put("recordedAt", event.receipt().recordedAt().toString());
        warning.ifPresent(odd -> view.put("warning", odd.code()));
        return view;
    }

    private static void put(Map<String, Object> view, Content content) {
        if (content instanceof Content.Act act) {
            view.put("type", act.act().name());
            view.put("effectiveDate", act.effective().toString());
        } else if (content instanceof Content.Withdrawal withdrawal) {
            view.put("type", "WITHDRAWN");
            view.put("withdraws", withdrawal.eventId());
        } else if (content instanceof Content.NewFiscalCode other) {
            view.put("type", "UPDATED");
            view.put("newFiscalCode", other.code().value());
        }
    }

    private static Map<String, String> of(Council council) {
        Map<String, String> view = new LinkedHashMap<>();
        council.body().ifPresent(body -> view.put("body", body));
        council.province().ifPresent(province -> view.put("province", province));
        council.registrationNumber().ifPresent(number -> view.put("registrationNumber", number));
        return view;
    }
}
