package io.inventario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/** A second whole application in this process, on a database of its own: for tests whose data others must not meet. */
public final class OwnApplication implements AutoCloseable {
    /** Its SECRET_KEY; commands beside it need the same. */
    public static final String KEY = "a key of this application only, and of no shop";

    public final ConfigurableApplicationContext context;

    private OwnApplication(SpringApplicationBuilder builder, String url, Path folder) {
        List<String> settings = new ArrayList<>(List.of(
                "--DATABASE_URL=" + url,
                "--SECRET_KEY=" + KEY,
                "--AUDIT_HEAD_FOLDER=" + head(folder),
                "--BACKUP_DIR=" + backups(folder),
                "--PORT=0",
                "--spring.jmx.enabled=false"));
        this.context = builder.logStartupInfo(false).run(settings.toArray(String[]::new));
        context.getBean("migrations");
    }

    /** As {@code ./inventario run}: with screens, schedules and background work. */
    public static OwnApplication serving(String url, Path folder) {
        return new OwnApplication(new SpringApplicationBuilder(Inventario.class), url, folder);
    }

    /** The same with the sign-in by Google, which another server stands in for. */
    public static OwnApplication servingWithGoogle(String url, Path folder, FakeGoogle google) {
        BeanPostProcessor instead = new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ClientRegistration registration ? google.instead(registration) : bean;
            }
        };
        return new OwnApplication(
                new SpringApplicationBuilder(Inventario.class)
                        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(instead))
                        .properties("GOOGLE_CLIENT_ID=shop-client", "GOOGLE_CLIENT_SECRET=shop-secret"),
                url,
                folder);
    }

    /** As a command: services alone, made when they are asked for. */
    public static OwnApplication forCommands(String url, Path folder) {
        return new OwnApplication(
                new SpringApplicationBuilder(Inventario.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .properties("inventario.command=true", "spring.data.jpa.repositories.bootstrap-mode=lazy"),
                url,
                folder);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** What a command of its own process needs to work on the same data. */
    public static Map<String, String> environment(Path folder) {
        return Map.of(
                "SECRET_KEY", KEY,
                "AUDIT_HEAD_FOLDER", head(folder).toString(),
                "BACKUP_DIR", backups(folder).toString());
    }

    private static Path head(Path folder) {
        return folder.resolve("audit-head");
    }

    private static Path backups(Path folder) {
        return folder.resolve("backups");
    }

    @Override
    public void close() {
        context.close();
    }
}
