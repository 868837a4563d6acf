package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.OneOfEach;
import io.inventario.OwnApplication;
import io.inventario.campaigns.Debugger.Place;
import io.inventario.database.DatabaseUrl;
import io.inventario.dataset.DatasetService;
import io.inventario.dataset.Dump;
import io.inventario.dataset.Progress;
import io.inventario.demo.DemoCompany;
import io.inventario.demo.DemoSize;
import io.inventario.shared.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command {@code loaddata} is killed while it loads a company into an empty database: every second time before a line of its own that
 * is chosen by chance, else at any moment. A run that was stopped goes on with {@code -Dcampaign.from=N}.
 */
@Tag("own-application")
class LoadKillTests {
    private static final int KILLS = Integer.getInteger("campaign.loadKills", 2);
    private static final int FROM = Integer.getInteger("campaign.from", 0);
    private static final long SEED = Crowd.seed();
    private static final Duration START = Duration.ofSeconds(Integer.getInteger("campaign.start", 60));
    private static final Duration HELD = Duration.ofMinutes(3);
    /** Longer than a small load takes here. */
    private static final int MOMENTS = Integer.getInteger("campaign.loadMillis", 900);
    /** Every so many kills the load is done to its end. */
    private static final int COMPLETED = 3;

    private static final String DATASET = "io.inventario.dataset.";
    private static final Place BEGUN = new Place(DATASET + "Load", "load", 0, 1);

    @TempDir
    private Path folder;

    private int databases;

    @Test
    void d2AfterAKillNothingOrAllIsLoaded() throws Exception {
        Path dump = dump();
        String url = fresh();
        Content empty = content(url);
        Content whole = loaded(url, dump);
        assertThat(whole.isOf(empty)).isFalse();
        url = fresh();
        for (int kill = FROM; kill < KILLS; kill++) {
            long begun = System.nanoTime();
            Killed killed = kill(kill, new Random(SEED * 7_919 + kill), url, dump);
            new RestoreTraces(DatabaseUrl.of(url), folder).awaitTheEndOfSessions(START);
            String where = "seed " + SEED + ", kill " + kill + ", " + killed.where();
            Content found = content(url);
            boolean all = found.isOf(whole);
            assertThat(all || found.isOf(empty))
                    .as(() -> where + "\n" + found + "\nis neither\n" + empty + "\nnor\n" + whole)
                    .isTrue();
            assertThat(all && killed.before()).as(where).isFalse();
            assertThat(killed.claimed() && !all).as("claimed in vain: " + where).isFalse();
            if (!all && kill % COMPLETED == COMPLETED - 1) {
                assertThat(loaded(url, dump).isOf(whole)).as(where).isTrue();
                url = fresh();
            } else if (all) {
                url = fresh();
            }
            CampaignLog.of("load-kills")
                    .line(where + ": " + (all ? "loaded" : "as it was") + ", "
                            + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        }
    }

    private Path dump() throws IOException {
        Path file = folder.resolve("all.json");
        try (var shop = OwnApplication.forCommands(fresh(), folder);
                OutputStream out = Files.newOutputStream(file)) {
            Actor.asProgram("campaign", () -> {
                shop.get(DemoCompany.class).generate(new DemoSize(20, 60, 120, 7), (step, done, all) -> {});
                shop.get(OneOfEach.class).post();
                DatasetService data = shop.get(DatasetService.class);
                return data.dump(data.models(List.of(), List.of()), new Dump.Form(0, false), out, Progress.SILENT);
            });
        }
        return file;
    }

    private String fresh() {
        return DatabaseTests.onPostgres()
                ? DatabaseTests.freshUrl()
                : "jdbc:h2:file:" + folder.resolve("shop" + ++databases) + "/inventario";
    }

    private Content content(String url) {
        try (var application = OwnApplication.forCommands(url, folder)) {
            return Content.of("", application);
        }
    }

    private Content loaded(String url, Path dump) throws Exception {
        try (var load = command(List.of(), url, dump)) {
            assertThat(load.status(START.multipliedBy(2))).as(load::output).isZero();
            assertThat(load.output()).contains("control totals: agree").endsWith("Loaded");
        }
        return content(url);
    }

    /**
     * How a load ended.
     *
     * @param before whether it was held before it could commit
     * @param claimed whether it said that it had loaded
     */
    private record Killed(String where, boolean before, boolean claimed) {}

    private Killed kill(int number, Random random, String url, Path dump) throws Exception {
        boolean atAPlace = number % 2 == 0;
        Place place = atAPlace ? place(random) : BEGUN;
        try (var debugger = new Debugger();
                var load = command(debugger.options(), url, dump)) {
            boolean held = debugger.holds(place, HELD);
            String where = (held ? "before " : "not before ") + place;
            Integer status = null;
            if (!atAPlace) {
                int millis = random.nextInt(MOMENTS);
                where = millis + " ms after " + place;
                debugger.letGo();
                status = load.status(Duration.ofMillis(millis));
            } else if (!held) {
                status = load.status(START);
            }
            load.kill();
            boolean claimed =
                    load.output().endsWith("Loaded") || Integer.valueOf(0).equals(status);
            boolean before = held
                    && atAPlace
                    && !place.method().equals("run")
                    && !place.method().equals("raiseSequences");
            return new Killed(where + (status == null ? "" : " (it had ended with " + status + ")"), before, claimed);
        }
    }

    private static Place place(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Place(DATASET + "RecordReader", "record", random.nextInt(9), 1 + random.nextInt(300));
            case 1, 2 -> new Place(DATASET + "TakeOver", "take", random.nextInt(9), 1 + random.nextInt(20));
            case 3 -> new Place(DATASET + "Load", "load", random.nextInt(20), 1);
            case 4 -> new Place(DATASET + "Load", "log", random.nextInt(12), 1);
            case 5 -> new Place(DATASET + "Load", "raiseSequences", random.nextInt(4), 1);
            default -> new Place(DATASET + "Load", "run", random.nextInt(16), 1);
        };
    }

    private MigratingProcess command(List<String> java, String url, Path dump) throws IOException {
        return new MigratingProcess(folder, url, java, OwnApplication.environment(folder), "loaddata", dump.toString());
    }
}
