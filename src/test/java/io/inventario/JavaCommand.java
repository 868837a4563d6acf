package io.inventario;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** How tests start a Java of its own: many starts are worth a cache of loaded classes, which takes a while to make and needs jars. */
public final class JavaCommand {
    private static final Path OF_THE_BUILD = Path.of("target", "commands").toAbsolutePath();

    private JavaCommand() {}

    /** One life of a process, from which the cache learns. */
    @FunctionalInterface
    public interface Life {
        void live(List<String> java) throws IOException, InterruptedException;
    }

    /** The program with these arguments, by a cache that lasts as long as nothing is compiled anew. */
    public static synchronized List<String> program(String... arguments) {
        List<String> command;
        try {
            Files.createDirectories(OF_THE_BUILD);
            command = learned(OF_THE_BUILD, JavaCommand::aFirstCommand);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        command.add(Inventario.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The command for a class. */
    public static List<String> plain(Class<?> main, String... arguments) {
        List<String> command = plain();
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The command up to the name of the class. */
    public static List<String> plain() {
        return command(System.getProperty("java.class.path"), List.of());
    }

    /** The quickest command up to the name of the class, learned from one life that is lived when the classes are newer. */
    public static List<String> learned(Path folder, Life life) throws IOException, InterruptedException {
        Path cache = folder.resolve("classes.aot");
        String path = jars(folder);
        if (!Files.exists(cache) || written(cache) < newest()) {
            Files.deleteIfExists(cache);
            life.live(command(path, List.of("-XX:AOTCacheOutput=" + cache)));
        }
        return Files.exists(cache) ? command(path, List.of("-XX:AOTCache=" + cache, "-Xlog:disable")) : plain();
    }

    private static void aFirstCommand(List<String> java) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("inventario-first");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(Inventario.class.getName(), "demo", "generate", "--products", "2", "--sales", "1"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(OF_THE_BUILD.resolve("learned.log").toFile());
        builder.environment().keySet().removeAll(List.of("DATABASE_URL", "SECRET_KEY", "PORT", "JAVA_TOOL_OPTIONS"));
        builder.start().waitFor();
    }

    private static List<String> command(String path, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", path));
        return command;
    }

    /** The class path with a jar in the place of every folder. */
    private static String jars(Path folder) throws IOException {
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path packed = folder.resolve("classes-" + path.size() + ".jar");
                if (!Files.exists(packed) || written(packed) < newest()) {
                    jar.run(System.out, System.err, "--create", "--file", packed.toString(), "-C", entry, ".");
                }
                path.add(packed.toString());
            } else if (Files.exists(Path.of(entry))) {
                path.add(entry);
            }
        }
        return String.join(File.pathSeparator, path);
    }

    /** When a class was compiled last. */
    private static long newest() throws IOException {
        long newest = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                try (Stream<Path> files = Files.walk(Path.of(entry))) {
                    newest = Math.max(
                            newest,
                            files.mapToLong(file -> file.toFile().lastModified())
                                    .max()
                                    .orElse(0));
                }
            }
        }
        return newest;
    }

    private static long written(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }
}
