package it.varco.testidp;

import java.util.regex.Pattern;

/** {@code xs:NCName}, which the ID of every SAML message must be: a bare UUID is none when it starts with a digit. */
final class XmlNames {
    private static final Pattern NC_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}._\\-\\x{B7}]*");

    private XmlNames() {}

    static boolean isNcName(String text) {
        return NC_NAME.matcher(text).matches();
    }
}
