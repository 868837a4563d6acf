package io.inventario.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts with keys derived from SECRET_KEY, one per purpose; what an older key of SECRET_KEY_FALLBACKS signed is still good. */
public final class Signing {
    private static final String ALGORITHM = "HmacSHA256";
    private final List<SecretKeySpec> keys;

    /** @param purpose goes into the key, so that a signature made for one purpose is none for another */
    public Signing(String purpose, String secret, String... fallbacks) {
        this.keys = Stream.concat(Stream.of(secret), Stream.of(fallbacks))
                .map(each -> new SecretKeySpec(sign(new SecretKeySpec(bytes(each), ALGORITHM), purpose), ALGORITHM))
                .toList();
    }

    public byte[] sign(String content) {
        return sign(keys.getFirst(), content);
    }

    public boolean verifies(String content, byte[] signature) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(sign(key, content), signature));
    }

    private static byte[] sign(SecretKeySpec key, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
