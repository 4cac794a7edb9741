package it.varco.demo.order;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key with which an Order's client signs. It is made where it is used, and no export holds it. */
public final class OrderKey {

    private static final int BITS = 2048;
    private static final String FILE = "key.jwk.json";

    private OrderKey() {}

    /** A new one. */
    public static RSAKey make() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The one in that folder, made where there is none; its owner alone may read it. */
    public static RSAKey in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                PrivateFile.write(file, make().toJSONString());
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ParseException damaged) {
            throw new IllegalStateException(file + " is no key", damaged);
        }
    }
}
