package io.inventario.audit;

import io.inventario.shared.Signing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signs audit rows and their seals, so that what was changed behind the application's back shows. */
@Component
class AuditKey {
    private final Signing signing;

    /** Asked of the environment: what is put in for a placeholder Spring reads once more, as an expression that may stand in a secret. */
    AuditKey(
            @Value("#{environment.getProperty('inventario.secret-key')}") String secret,
            @Value("#{environment.getProperty('inventario.secret-key-fallbacks', '')}") String... fallbacks) {
        this.signing = new Signing("inventario audit 1", secret, fallbacks);
    }

    byte[] sign(String content) {
        return signing.sign(content);
    }

    boolean verifies(String content, byte[] code) {
        return signing.verifies(content, code);
    }
}
