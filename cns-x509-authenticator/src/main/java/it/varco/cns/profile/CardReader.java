package it.varco.cns.profile;

import it.varco.policy.person.FiscalCode;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Reads the certificate of a card by the realm's rules. Whether an authority of ours issued it is another question.
 *
 * <p>Source: AgID's profile of the CNS; RFC 5280; ETSI EN 319 412-1 for codes outside the common name.
 */
public final class CardReader {

    /** The rules that are the same for every kind of card, in the order in which they are asked. */
    private static final List<Rule> ANY_CARD = List.of(
            new Rule(CardRefusal.AUTHORITY, question -> question.card.authority()),
            new Rule(CardRefusal.NO_CARD_POLICY, question -> question.profiles.isEmpty()),
            new Rule(CardRefusal.TWO_CARD_POLICIES, question -> question.profiles.size() > 1),
            new Rule(CardRefusal.SIGNS_DOCUMENTS, question -> question.card.may(KeyUsage.nonRepudiation)),
            new Rule(CardRefusal.NO_DIGITAL_SIGNATURE, question -> !question.card.may(KeyUsage.digitalSignature)),
            new Rule(
                    CardRefusal.NOT_FOR_SIGNING_IN,
                    question -> !question.profile().clientAuthentication().allows(question.card.purposes())),
            new Rule(CardRefusal.NOT_YET_VALID, question -> question.card.isNotYetValid(question.at)),
            new Rule(CardRefusal.EXPIRED, question -> question.card.isExpired(question.at)),
            new Rule(
                    CardRefusal.WEAK_KEY,
                    question -> !question.strength.suffices(
                            question.card.certificate().getPublicKey())),
            new Rule(
                    CardRefusal.WEAK_SIGNATURE,
                    question -> !question.strength.allowsSignature(
                            question.card.certificate().getSigAlgOID())),
            new Rule(
                    CardRefusal.NOT_ONE_COMMON_NAME,
                    question -> !question.card.subject().hasOneCommonName()));

    private final CardRules rules;

    /** @param rules which cards the realm accepts */
    public CardReader(CardRules rules) {
        this.rules = Objects.requireNonNull(rules);
    }

    /**
     * Reads a certificate as a browser sent it.
     *
     * @param at the instant for which it must be valid
     */
    public CardReading read(X509Certificate presented, Instant at) {
        try {
            return read(CardUnderCheck.of(presented), at);
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return new CardReading.Refused(CardRefusal.UNREADABLE);
        }
    }

    private CardReading read(CardUnderCheck card, Instant at) {
        List<CardProfile> profiles = rules.profiles().stream()
                .filter(profile -> profile.policies().stream().anyMatch(card.policies()::contains))
                .toList();
        Question question = new Question(card, profiles, rules.keyStrength(), at);
        Optional<CardRefusal> broken = ANY_CARD.stream()
                .filter(rule -> rule.isBroken.test(question))
                .map(Rule::refusal)
                .findFirst();
        return broken.<CardReading>map(CardReading.Refused::new).orElseGet(() -> holder(card, question.profile()));
    }

    /** The first place that is filled names the person; any other that is filled must name the same. */
    private CardReading holder(CardUnderCheck card, CardProfile profile) {
        Set<FiscalCode> named = new LinkedHashSet<>();
        for (CodeSource source : profile.codeSources()) {
            List<String> values = card.subject().values(source.attribute());
            List<String> written = values.stream()
                    .flatMap(value -> source.code(value).stream())
                    .toList();
            for (String code : written) {
                if (ProvisionalCode.isOne(code)) {
                    return new CardReading.Refused(CardRefusal.NUMERIC_FISCAL_CODE);
                }
                Optional<FiscalCode> holder = FiscalCode.parse(code);
                if (holder.isEmpty()) {
                    return new CardReading.Refused(CardRefusal.WRONG_FISCAL_CODE);
                }
                named.add(holder.get());
            }
        }
        if (named.isEmpty()) {
            return new CardReading.Refused(CardRefusal.NO_FISCAL_CODE);
        }
        if (named.size() > 1) {
            return new CardReading.Refused(CardRefusal.TWO_FISCAL_CODES);
        }
        return new CardReading.Read(new CardCertificate(
                card.certificate(),
                profile.method(),
                named.iterator().next(),
                card.subject().personalName(BCStyle.GIVENNAME),
                card.subject().personalName(BCStyle.SURNAME)));
    }

    private record Question(CardUnderCheck card, List<CardProfile> profiles, KeyStrength strength, Instant at) {

        /** The one kind that the card is; asked only after the rules that there be exactly one. */
        CardProfile profile() {
            return profiles.get(0);
        }
    }

    private record Rule(CardRefusal refusal, Predicate<Question> isBroken) {}
}
