package it.varco.testidp;

import it.varco.testidp.Person.Standing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/** What happens between an accepted request and its answer: password, level, consent. */
final class SignInDialogue {
    private static final int WRONG_PASSWORDS_ALLOWED = 2;

    private final PendingSignIns pending;

    SignInDialogue(PendingSignIns pending) {
        this.pending = pending;
    }

    Reply login(TestIdentityProvider provider, FormFields form) {
        Optional<Pending> found = find(provider, form);
        if (found.isEmpty()) {
            return unknown(provider);
        }
        Pending signIn = found.get();
        if (pending.isLate(signIn)) {
            return error(signIn, 21);
        }
        return switch (form.value("action").orElse("")) {
            case "cancel" -> error(signIn, 25);
            case "login" ->
                person(provider, form).map(person -> signIn(signIn, person)).orElseGet(() -> wrongPassword(signIn));
            default -> unknown(provider);
        };
    }

    Reply consent(TestIdentityProvider provider, FormFields form) {
        Optional<Pending> found =
                find(provider, form).filter(one -> one.proven().isPresent());
        if (found.isEmpty()) {
            return unknown(provider);
        }
        Pending signIn = found.get();
        if (pending.isLate(signIn)) {
            return error(signIn, 21);
        }
        return switch (form.value("action").orElse("")) {
            case "refuse" -> error(signIn, 22);
            case "consent" -> success(signIn, signIn.proven().orElseThrow());
            default -> unknown(provider);
        };
    }

    private Optional<Pending> find(TestIdentityProvider provider, FormFields form) {
        return form.value("transaction").flatMap(pending::find).filter(one -> one.provider() == provider);
    }

    private static Optional<Person> person(TestIdentityProvider provider, FormFields form) {
        byte[] typed = form.value("password").orElse("").getBytes(StandardCharsets.UTF_8);
        boolean right = MessageDigest.isEqual(typed, People.PASSWORD.getBytes(StandardCharsets.UTF_8));
        return form.value("username")
                .filter(name -> right)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .flatMap(provider::person);
    }

    private Reply wrongPassword(Pending signIn) {
        return pending.change(signIn.id(), Pending::withWrongPassword)
                .map(changed -> changed.wrongPasswords() > WRONG_PASSWORDS_ALLOWED
                        ? error(changed, 19)
                        : Reply.page(200, Pages.login(changed, Optional.of("Nome utente o password non corretti."))))
                .orElseGet(() -> unknown(signIn.provider()));
    }

    private Reply signIn(Pending signIn, Person person) {
        if (person.standing() == Standing.SUSPENDED) {
            return error(signIn, 23);
        }
        ReceivedRequest request = signIn.request();
        Optional<Level> level = request.comparison().levelFor(request.level(), person.highestLevel());
        if (level.isEmpty()) {
            return error(signIn, 20);
        }
        return pending.change(signIn.id(), one -> one.provenBy(person, level.get()))
                .map(proven -> Reply.page(200, Pages.consent(proven, person)))
                .orElseGet(() -> unknown(signIn.provider()));
    }

    private Reply success(Pending signIn, Pending.Proven proven) {
        TestIdentityProvider provider = signIn.provider();
        if (!pending.close(signIn.id())) {
            return unknown(provider);
        }
        Answer answer = provider.answerTo(signIn.request(), proven.person(), proven.level(), provider.takeNextScript());
        return Reply.page(200, Pages.answer(provider, answer));
    }

    private Reply error(Pending signIn, int anomaly) {
        TestIdentityProvider provider = signIn.provider();
        if (!pending.close(signIn.id())) {
            return unknown(provider);
        }
        return Reply.page(
                200, Pages.answer(provider, provider.errorTo(signIn.request(), anomaly, provider.takeNextScript())));
    }

    private static Reply unknown(TestIdentityProvider provider) {
        return Reply.page(400, Pages.unknownSignIn(provider));
    }
}
