package io.inventario.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs audit rows and their seals with a key derived from SECRET_KEY, so that what was changed behind the application's back
 * shows; what an older key of SECRET_KEY_FALLBACKS signed is still good.
 */
@Component
class AuditKey {
    private static final String ALGORITHM = "HmacSHA256";
    private final List<SecretKeySpec> keys;

    AuditKey(
            @Value("${inventario.secret-key}") String secret,
            @Value("${inventario.secret-key-fallbacks:}") String... fallbacks) {
        this.keys = Stream.concat(Stream.of(secret), Stream.of(fallbacks))
                .map(AuditKey::derived)
                .toList();
    }

    byte[] sign(String content) {
        return sign(keys.getFirst(), content);
    }

    boolean verifies(String content, byte[] code) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(sign(key, content), code));
    }

    private static SecretKeySpec derived(String secret) {
        return new SecretKeySpec(
                sign(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM), "inventario audit 1"),
                ALGORITHM);
    }

    private static byte[] sign(SecretKeySpec key, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
