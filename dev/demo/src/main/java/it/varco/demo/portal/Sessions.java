package it.varco.demo.portal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is signed in and who is on the way; the oldest make room for new ones. */
final class Sessions {

    private static final int MOST = 1000;
    private static final int ID_BYTES = 32;

    private final Map<String, SignedIn> signedIn = bounded();
    private final Map<String, PendingSignIn> pending = bounded();

    static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    synchronized Optional<SignedIn> find(String id) {
        return Optional.ofNullable(signedIn.get(id));
    }

    synchronized void open(String id, SignedIn session) {
        signedIn.put(id, session);
    }

    synchronized void close(String id) {
        signedIn.remove(id);
    }

    synchronized void await(PendingSignIn signIn) {
        pending.put(signIn.state().getValue(), signIn);
    }

    /** The sign-in of that state, once, if the same browser began it. */
    synchronized Optional<PendingSignIn> take(Optional<String> state, Optional<String> browser) {
        return state.map(pending::get)
                .filter(found -> browser.filter(found.browser()::equals).isPresent())
                .map(found -> pending.remove(found.state().getValue()));
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
