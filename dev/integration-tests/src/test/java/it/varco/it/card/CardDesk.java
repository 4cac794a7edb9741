package it.varco.it.card;

import it.varco.demo.cards.CardOffice;
import it.varco.demo.cast.Cast;
import it.varco.demo.cast.CastMember;
import it.varco.it.kit.KeycloakBehindProxy;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.World;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;

/** Gives people cards and readers, at a server that asks for cards at a port of its own. */
public record CardDesk(TargetKeycloak keycloak, CardOffice office, TestRealm realm) {

    /** The desk of a realm of that world. */
    public static CardDesk of(World world, TestRealm realm) {
        return new CardDesk(world.keycloak(), world.cards(), realm);
    }

    /** The same people and cards at the server behind a proxy, in its realm. */
    static CardDesk behindProxy(World world) {
        KeycloakBehindProxy keycloak = world.keycloakBehindProxy();
        return new CardDesk(keycloak, world.cards(), keycloak.realm());
    }

    /** A card that names one of the cast. */
    public Card card(CardKind kind, String userName) {
        CastMember member = Cast.named(userName);
        return card(kind, new Holder(member.fiscalCode(), member.givenName(), member.familyName()));
    }

    /** A card that names anybody. */
    public Card card(CardKind kind, Holder holder) {
        return office.responder().authorities().card(kind, holder);
    }

    /** A reader with nothing in it. */
    CardReaderAtHome reader() {
        return CardReaderAtHome.empty(office.serverCertificate());
    }

    /** Somebody with that card in the reader. */
    public CardPerson person(Card card) {
        return person(reader().insert(card));
    }

    /** Somebody at that reader, in a browser window of their own. */
    CardPerson person(CardReaderAtHome reader) {
        return new CardPerson(keycloak, realm, reader);
    }
}
