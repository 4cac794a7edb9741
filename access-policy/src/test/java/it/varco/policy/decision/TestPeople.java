package it.varco.policy.decision;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.grant.Holders;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People, what they hold, and how they come in. */
final class TestPeople {

    static final Holders NOBODY = id -> Optional.empty();

    /** The day on which grants of the cast begin where nothing else is said. */
    static final Instant LONG_AGO = rome("2018-01-02T09:00:00");

    private static final Set<SignInMethod> WITH_LEVELS =
            Set.of(SignInMethod.SPID, SignInMethod.CIE, SignInMethod.EIDAS);

    private TestPeople() {}

    /** The instant at which clocks in Italy show this. */
    static Instant rome(String civil) {
        return LocalDateTime.parse(civil).atZone(PolicyZone.ROME).toInstant();
    }

    static Instant midnight(String day) {
        return PolicyZone.startOf(LocalDate.parse(day));
    }

    static Holder person(String id, Grant... grants) {
        return new Holder(id, List.of(grants));
    }

    static Holders people(Holder... people) {
        Map<String, Holder> byId = Arrays.stream(people).collect(Collectors.toMap(Holder::id, Function.identity()));
        return id -> Optional.ofNullable(byId.get(id));
    }

    static Grant held(String profile, GrantSource source) {
        return grant(profile, source, change(LONG_AGO, GrantState.ACTIVE));
    }

    static Grant grant(String profile, GrantSource source, GrantChange... changes) {
        return new Grant(profile, source, Optional.empty(), List.of(changes));
    }

    static Grant delegated(String profile, String delegator) {
        return delegated(profile, delegator, change(LONG_AGO, GrantState.ACTIVE));
    }

    static Grant delegated(String profile, String delegator, GrantChange... changes) {
        return new Grant(profile, GrantSource.DELEGATION, Optional.of(delegator), List.of(changes));
    }

    static GrantChange change(Instant from, GrantState state) {
        return new GrantChange(from, state, LONG_AGO, GrantChange.Word.of("test"));
    }

    static SignIn signIn(SignInMethod method) {
        return WITH_LEVELS.contains(method)
                ? signIn(method, "https://www.spid.gov.it/SpidL2")
                : signIn(method, method.ownAuthenticationContext());
    }

    static SignIn signIn(SignInMethod method, String level) {
        return new SignIn(method, level, LONG_AGO, "test");
    }

    /** A way in that needs no password. */
    static SignInFacts by(SignInMethod method) {
        return new SignInFacts(signIn(method), Optional.empty(), OptionalInt.empty());
    }

    static SignInFacts bySpid(int level) {
        return new SignInFacts(
                signIn(SignInMethod.SPID, "https://www.spid.gov.it/SpidL" + level),
                Optional.empty(),
                OptionalInt.empty());
    }

    /** By a password that was given out at that instant. */
    static SignInFacts byPasswordOf(Instant issuedAt) {
        return byPassword(password(issuedAt), OptionalInt.empty());
    }

    static SignInFacts byOldPassword() {
        return byPasswordOf(rome("2016-04-11T10:00:00"));
    }

    static SignInFacts byPassword(LegacyCredential credential, OptionalInt age) {
        return new SignInFacts(signIn(credential.kind()), Optional.of(credential), age);
    }

    static LegacyCredential password(Instant issuedAt) {
        return new LegacyCredential(SignInMethod.LEGACY_DISPOSITIVE, issuedAt, Optional.empty(), Optional.empty());
    }

    static LegacyCredential exemptPassword(Instant issuedAt, String exemption) {
        return new LegacyCredential(
                SignInMethod.LEGACY_DISPOSITIVE, issuedAt, Optional.empty(), Optional.of(exemption));
    }

    static IssueRequest asksForPassword() {
        return new IssueRequest(SignInMethod.LEGACY_DISPOSITIVE, Optional.empty(), OptionalInt.empty());
    }

    static IssueRequest asksUnder(String exemption, OptionalInt age) {
        return new IssueRequest(SignInMethod.LEGACY_DISPOSITIVE, Optional.of(exemption), age);
    }

    static Stream<SignInMethod> passwords() {
        return Stream.of(SignInMethod.values()).filter(SignInMethod::isLegacyCredential);
    }
}
