package io.inventario.campaigns;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** How a campaign starts Java: many starts are worth a cache of loaded classes, which takes a minute to make and needs jars. */
final class JavaCommand {
    private static final int MANY = 20;

    private JavaCommand() {}

    /** The command up to the name of the class. */
    static List<String> plain() {
        return command(System.getProperty("java.class.path"), List.of());
    }

    /** The quickest command for so many starts, learned from one life on that database, which it leaves as any other life would. */
    static List<String> learned(KillCampaign campaign, String url) throws IOException, InterruptedException {
        if (campaign.kills - campaign.done() < MANY) {
            return plain();
        }
        Path cache = campaign.folder.resolve("classes.aot");
        String path = jars(campaign.folder);
        if (!Files.exists(cache) || written(cache) < newest()) {
            Files.deleteIfExists(cache);
            learn(campaign, url, command(path, List.of("-XX:AOTCacheOutput=" + cache)));
        }
        return Files.exists(cache) ? command(path, List.of("-XX:AOTCache=" + cache)) : plain();
    }

    private static void learn(KillCampaign campaign, String url, List<String> java)
            throws IOException, InterruptedException {
        try (PostingLife life = campaign.live(java, url, 0)) {
            life.order("check");
            life.says(PostingProcess.JUDGED, Duration.ofMinutes(5));
            life.order("post");
            Thread.sleep(Duration.ofSeconds(5));
            life.order("exit");
            life.await();
        }
    }

    private static List<String> command(String path, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
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
