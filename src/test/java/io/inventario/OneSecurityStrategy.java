package io.inventario;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Lets all applications of this process ask the same place who acts. Each would set a static field to a place of its own and keep
 * asking that one: what one sets the other neither finds nor clears.
 */
final class OneSecurityStrategy implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicReference<SecurityContextHolderStrategy> FIRST = new AtomicReference<>();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof SecurityContextHolderStrategy made) {
                    FIRST.compareAndSet(null, made);
                    return FIRST.get();
                }
                return bean;
            }
        });
    }
}
