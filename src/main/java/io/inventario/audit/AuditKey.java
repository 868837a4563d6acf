package io.inventario.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signs audit rows with a key derived from SECRET_KEY, so that a row changed behind the application's back shows. */
@Component
class AuditKey {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    AuditKey(@Value("${inventario.secret-key}") String secret) {
        byte[] derived =
                sign(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM), "inventario audit 1");
        this.key = new SecretKeySpec(derived, ALGORITHM);
    }

    byte[] sign(String content) {
        return sign(key, content);
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
