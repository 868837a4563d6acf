package io.inventario.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class AuditKeyTests {
    private static final String SECRET = "#{1 + 1}-#{nothing}-0123456789abcdef0123456789abcdef";

    @Test
    void whatLooksLikeAnExpressionInASecretIsPartOfIt() {
        try (var context = new AnnotationConfigApplicationContext()) {
            Map<String, Object> given =
                    Map.of("inventario.secret-key", SECRET, "inventario.secret-key-fallbacks", "old" + SECRET);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("given", given));
            context.register(AuditKey.class);
            context.refresh();

            AuditKey key = context.getBean(AuditKey.class);
            assertThat(key.verifies("row", new AuditKey(SECRET).sign("row"))).isTrue();
            assertThat(key.verifies("row", new AuditKey("old" + SECRET).sign("row")))
                    .isTrue();
        }
    }
}
