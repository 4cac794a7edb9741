package it.varco.spid.xml;

/** The text is no XML that we read: not well-formed, with a DOCTYPE, too deep or too wide. It carries nothing of the text. */
public final class MalformedXmlException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedXmlException(String reason) {
        super(reason);
    }
}
