package it.varco.spid.metadata;

/** A service provider of some federation, which its metadata are a pure function of. */
public interface MetadataSource {

    /** The name under which the federation knows it. */
    String entityId();

    /** The signed document, as text to be sent in UTF-8: the same for the same key, byte by byte. */
    String signed(MetadataKey key);
}
