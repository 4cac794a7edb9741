package it.varco.cns.profile;

import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** A place in the subject of a certificate where a kind of card writes the fiscal code. */
public enum CodeSource {
    /** The common name up to its first slash: CNS, and CIE as far as is known. What follows may hold slashes of its own. */
    COMMON_NAME_BEFORE_SLASH(BCStyle.CN) {
        @Override
        Optional<String> code(String value) {
            int slash = value.indexOf('/');
            return slash < 0 ? Optional.empty() : Optional.of(value.substring(0, slash));
        }
    },
    /** The whole common name, where it has no slash. */
    WHOLE_COMMON_NAME(BCStyle.CN) {
        @Override
        Optional<String> code(String value) {
            return value.indexOf('/') < 0 ? Optional.of(value) : Optional.empty();
        }
    },
    /** {@code serialNumber} as ETSI EN 319 412-1 writes it: {@code TINIT-} and the code, or {@code IT:} and the code. */
    SERIAL_NUMBER(BCStyle.SERIALNUMBER) {
        @Override
        Optional<String> code(String value) {
            return afterPrefix(value);
        }
    },
    /** {@code serialNumber} with the code and nothing else. */
    WHOLE_SERIAL_NUMBER(BCStyle.SERIALNUMBER) {
        @Override
        Optional<String> code(String value) {
            return Optional.of(value);
        }
    },
    /** {@code dnQualifier}, written as {@link #SERIAL_NUMBER}. */
    DN_QUALIFIER(BCStyle.DN_QUALIFIER) {
        @Override
        Optional<String> code(String value) {
            return afterPrefix(value);
        }
    };

    private final ASN1ObjectIdentifier attribute;

    CodeSource(ASN1ObjectIdentifier attribute) {
        this.attribute = attribute;
    }

    /** What the options call it: {@code serial-number}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ASN1ObjectIdentifier attribute() {
        return attribute;
    }

    /** What stands where the code should be, unchecked; empty where the value has not this shape. */
    abstract Optional<String> code(String value);

    private static Optional<String> afterPrefix(String value) {
        String capitals = value.strip().toUpperCase(Locale.ROOT);
        for (String prefix : new String[] {"TINIT-", "IT:"}) {
            if (capitals.startsWith(prefix)) {
                return Optional.of(capitals.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }
}
