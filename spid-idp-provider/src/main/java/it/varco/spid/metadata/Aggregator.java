package it.varco.spid.metadata;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Who gives a body its way into SPID.
 *
 * @param name the aggregator's full name
 * @param telephone with international prefix and no blanks
 * @param validation what it validates by, where the other body holds the keys
 */
public record Aggregator(
        Activity activity,
        String name,
        BodyCodes codes,
        String email,
        Optional<String> telephone,
        Optional<X509Certificate> validation) {}
