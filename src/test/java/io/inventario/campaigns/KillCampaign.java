package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * A number of kills of one kind, each followed by a look at what is left. It keeps everything in its folder, so that a run that was
 * cut off goes on where it was: {@code -Dcampaign.folder=DIR -Dcampaign.kills=200 -Dcampaign.check=10}.
 */
final class KillCampaign {
    static final int CLIENTS = 16;
    /** What the next start may take; more than the rule's 60 s only where others use the machine too, and then the log tells. */
    static final Duration START = Duration.ofSeconds(Integer.getInteger("campaign.start", 60));
    /** The first start of a run makes its tables too, on a machine that may be busy. */
    static final Duration FIRST_START = START.plusMinutes(5);
    /** The checker looks at all rows after every so many kills, and at the end. */
    private static final int CHECK = Integer.getInteger("campaign.check", 1);

    final Path folder;
    final int kills = Integer.getInteger("campaign.kills", 3);
    final long seed;
    private final Path log;

    private KillCampaign(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
        this.log = folder.resolve("kills.log");
    }

    /** The campaign of that kind, begun or gone on with; {@code fresh} is where it lives when no folder is named. */
    static KillCampaign of(String kind, Path fresh) throws IOException {
        String named = System.getProperty("campaign.folder");
        Path folder = named == null ? fresh : Path.of(named).toAbsolutePath().resolve(kind);
        Files.createDirectories(folder);
        Path seed = folder.resolve("seed");
        if (!Files.exists(seed)) {
            Files.writeString(seed, String.valueOf(Crowd.seed()));
        }
        return new KillCampaign(folder, Long.parseLong(Files.readString(seed).strip()));
    }

    /** How many kills the log holds. */
    int done() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /** How the kill of that number comes about. */
    record Plan(int number, String point, int visit, int millis) {
        boolean atAPoint() {
            return number % 2 == 0;
        }

        @Override
        public String toString() {
            return atAPoint() ? point + " " + visit : millis + " ms";
        }
    }

    Plan plan(int number) {
        Random random = new Random(seed * 7_919 + number);
        return new Plan(
                number,
                KillPoints.ALL.get(random.nextInt(KillPoints.ALL.size())),
                1 + random.nextInt(40),
                50 + random.nextInt(1_450));
    }

    /** Lets the clients post until the planned moment. */
    void untilTheMoment(PostingLife life, Plan plan) throws IOException, InterruptedException {
        if (plan.atAPoint()) {
            life.order("arm " + plan.point() + " " + plan.visit());
            assertThat(life.says(PostingProcess.AT + plan.point(), START))
                    .as(() -> "seed " + seed + ": nobody came to " + plan + "\n" + life.words())
                    .isTrue();
        } else {
            life.order("tell");
            assertThat(life.says(PostingProcess.ANSWERED, START))
                    .as(() -> "seed " + seed + ": no client has an answer\n" + life.words())
                    .isTrue();
            Thread.sleep(plan.millis());
        }
    }

    /** Starts the program; every twentieth time as a whole, with screens, else as the commands do. */
    PostingLife live(List<String> java, String url, int number) throws IOException {
        return new PostingLife(
                folder,
                java,
                url,
                List.of(history().toString(), "" + seed, "" + CLIENTS, String.valueOf(number % 20 == 1)));
    }

    Path history() {
        return folder.resolve("history");
    }

    /** Fails when what is there is not what clients were told. */
    void judge(PostingLife life, int number) throws IOException, InterruptedException {
        life.order(number % CHECK == 0 || number == kills ? "check" : "judge");
        String where = "seed " + seed + ", after " + number + " kills";
        assertThat(life.says(PostingProcess.JUDGED, Duration.ofMinutes(5)))
                .as(() -> where + "\n" + life.words())
                .isTrue();
        assertThat(life.mistakes()).as(where).isEmpty();
    }

    /** Remembers a kill that left nothing to complain of. */
    void note(Plan plan, Duration back) throws IOException {
        Files.writeString(
                log,
                "%d %s, killed at %s, back after %d ms%n"
                        .formatted(plan.number(), Instant.now().truncatedTo(ChronoUnit.SECONDS), plan, back.toMillis()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    void summary(String what) {
        int commands = new History(history()).commands().size();
        System.out.printf("%d kills of %s, seed %d, %d commands%n", kills, what, seed, commands);
        assertThat(commands).as("commands given").isGreaterThan(CLIENTS);
    }
}
