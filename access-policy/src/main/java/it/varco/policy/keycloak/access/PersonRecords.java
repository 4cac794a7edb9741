package it.varco.policy.keycloak.access;

import it.varco.policy.credential.CredentialIssue;
import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.credential.LegacyCredentialText;
import it.varco.policy.decision.StrongIdentity;
import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantReader;
import it.varco.policy.grant.GrantText;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** What Varco remembers of a person, in attributes of the account that nobody edits through users' APIs. */
public final class PersonRecords {

    /** Each value is one grant. */
    public static final String GRANTS = "varco.grants";

    /** The accounts for which the person acts, or has acted: derived from the grants, so that a search finds delegates. */
    public static final String DELEGATORS = "varco.delegators";

    /** The record of the password that the body gave out. */
    public static final String LEGACY_CREDENTIAL = "varco.legacy-credential";

    /** When the person first signed in by a strong method, on the policy clock. */
    public static final String FIRST_STRONG_SIGN_IN = "varco.first-strong-sign-in";

    private final UserModel user;

    private PersonRecords(UserModel user) {
        this.user = user;
    }

    /** The records of that account. */
    public static PersonRecords of(UserModel user) {
        return new PersonRecords(user);
    }

    /** The person's fiscal code. */
    public Optional<FiscalCode> fiscalCode() {
        return FiscalCode.parse(user.getFirstAttribute(People.FISCAL_NUMBER));
    }

    /** Whether the account is a person's whom a door of ours has made known, by fiscal code or by what stands for it. */
    public boolean areOfAPerson() {
        return fiscalCode().isPresent() || user.getFirstAttribute(People.FOREIGN_IDENTITY) != null;
    }

    /** The grants that can be read; a value that can't gives nothing, and the doctor names the account. */
    public List<Grant> grants() {
        return user.getAttributeStream(GRANTS)
                .map(GrantText::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same, by a reader that remembers what it has read. */
    Stream<Grant> grants(GrantReader reader) {
        return user.getAttributeStream(GRANTS).map(reader::read).flatMap(Optional::stream);
    }

    /** Whether every grant can be read, so that writing loses none. */
    public boolean areGrantsReadable() {
        return user.getAttributeStream(GRANTS)
                .allMatch(value -> GrantText.read(value).isPresent());
    }

    /** Writes all grants of the person. */
    public void write(List<Grant> grants) {
        user.setAttribute(GRANTS, grants.stream().map(GrantText::write).toList());
        user.setAttribute(
                DELEGATORS,
                grants.stream()
                        .map(Grant::delegator)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    /** What the register of that profile gives the person, as it is on record: one grant at most where nobody else wrote. */
    public List<Grant> registerGrants(String profile) {
        return grants().stream().filter(grant -> isOfRegister(grant, profile)).toList();
    }

    /**
     * Writes what the register of that profile gives the person, or that it gives nothing. Every other value stays as it is, also
     * one that can't be read: it must not keep what the Order took.
     */
    public void writeRegisterGrant(String profile, Optional<Grant> grant) {
        Stream<String> others = user.getAttributeStream(GRANTS)
                .filter(value -> GrantText.read(value)
                        .filter(found -> isOfRegister(found, profile))
                        .isEmpty());
        user.setAttribute(
                GRANTS,
                Stream.concat(others, grant.map(GrantText::write).stream()).toList());
    }

    private static boolean isOfRegister(Grant grant, String profile) {
        return grant.source() == GrantSource.REGISTER && grant.profile().equals(profile);
    }

    /** The record of the person's password. */
    public Optional<LegacyCredential> legacyCredential() {
        return LegacyCredentialText.read(user.getFirstAttribute(LEGACY_CREDENTIAL));
    }

    /** Who stands behind the record of the person's password, where it says. */
    public Optional<CredentialIssue> credentialIssue() {
        return LegacyCredentialText.readIssue(user.getFirstAttribute(LEGACY_CREDENTIAL));
    }

    /** Writes the record of a password that is given out, with who stands behind it. */
    public void write(LegacyCredential credential, CredentialIssue issue) {
        user.setSingleAttribute(LEGACY_CREDENTIAL, LegacyCredentialText.write(credential, issue));
    }

    /** Writes the record of a password that is given out. */
    public void write(LegacyCredential credential) {
        user.setSingleAttribute(LEGACY_CREDENTIAL, LegacyCredentialText.write(credential));
    }

    /** Whether the person ever signed in by a strong method. */
    public StrongIdentity strongIdentity() {
        return user.getFirstAttribute(FIRST_STRONG_SIGN_IN) == null
                ? StrongIdentity.NEVER_PROVEN
                : StrongIdentity.PROVEN;
    }

    /** Remembers the first strong sign-in; a later one changes nothing. */
    public void rememberStrongSignIn(Instant instant) {
        if (strongIdentity() == StrongIdentity.NEVER_PROVEN) {
            user.setSingleAttribute(FIRST_STRONG_SIGN_IN, instant.toString());
        }
    }
}
