package io.inventario.audit;

import io.inventario.shared.Signing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signs audit rows and their seals, so that what was changed behind the application's back shows. */
@Component
class AuditKey {
    private final Signing signing;

    AuditKey(
            @Value("${inventario.secret-key}") String secret,
            @Value("${inventario.secret-key-fallbacks:}") String... fallbacks) {
        this.signing = new Signing("inventario audit 1", secret, fallbacks);
    }

    byte[] sign(String content) {
        return signing.sign(content);
    }

    boolean verifies(String content, byte[] code) {
        return signing.verifies(content, code);
    }
}
