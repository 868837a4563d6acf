package io.inventario.cli;

import io.inventario.shared.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.jspecify.annotations.Nullable;

/** What the Java shell has at hand: every service, and a way to act as the program, because services ask who acts. */
public final class JavaShell {
    private static final String STARTUP = """
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import java.util.stream.*;
            import io.inventario.customers.*;
            import io.inventario.documents.*;
            import io.inventario.products.*;
            import io.inventario.purchases.*;
            import io.inventario.reports.*;
            import io.inventario.returns.*;
            import io.inventario.sales.*;
            import io.inventario.settings.*;
            import io.inventario.shared.*;
            import io.inventario.stock.*;
            import io.inventario.suppliers.*;
            import io.inventario.users.*;
            import static io.inventario.cli.JavaShell.service;
            import static io.inventario.cli.JavaShell.run;
            """;

    private static @Nullable Services services;

    private JavaShell() {}

    /** The service of a type, such as {@code service(ProductService.class)}. */
    public static <T> T service(Class<T> type) {
        if (services == null) {
            throw new IllegalStateException("The shell is not open");
        }
        return services.get(type);
    }

    /** Does {@code work} as the program, whose name stands in the audit rows. */
    public static <T> T run(Supplier<T> work) {
        return Actor.asProgram("shell", work);
    }

    /** Reads and runs what is typed until the end; the snippets run in this process, beside the services. */
    static int open(Services opened) throws Exception {
        services = opened;
        Path startup = Files.createTempFile("inventario", ".jsh");
        try {
            Files.writeString(startup, STARTUP);
            boolean terminal = System.console() != null && System.console().isTerminal();
            return JavaShellToolBuilder.builder()
                    .start(
                            "--execution",
                            "local",
                            "--class-path",
                            System.getProperty("java.class.path"),
                            "--startup",
                            startup.toString(),
                            "--feedback",
                            terminal ? "normal" : "concise");
        } finally {
            Files.delete(startup);
            services = null;
        }
    }
}
