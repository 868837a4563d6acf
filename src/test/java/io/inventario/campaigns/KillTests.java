package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while sixteen threads post, at random and at every named point, and starts again by itself. */
class KillTests {
    /** So many starts are worth a cache of their own. */
    private static final int MANY = 20;

    @TempDir
    private Path fresh;

    @Test
    void m9NothingAcknowledgedIsMissingAndNothingIsHalfThereAfterAKill() throws Exception {
        if (!DatabaseTests.onPostgres()) {
            KillCampaign campaign = KillCampaign.of("h2", fresh);
            run(campaign, "jdbc:h2:file:" + campaign.folder.resolve("database"));
            campaign.summary("the program on H2");
            return;
        }
        KillCampaign campaign = KillCampaign.of("postgresql", fresh);
        try (DurableServer server = DurableServer.in(campaign.folder)) {
            run(campaign, server.url());
            campaign.summary("the program on PostgreSQL");
        }
    }

    /** What a kill left is judged in the next life; the kill counts only then. */
    private static void run(KillCampaign campaign, String url) throws Exception {
        List<String> java = campaign.kills - campaign.done() < MANY
                ? JavaCommand.plain()
                : JavaCommand.learned(campaign.folder, first -> learn(campaign, url, first));
        KillCampaign.Plan last = null;
        for (int number = campaign.done(); number <= campaign.kills; number++) {
            long start = System.nanoTime();
            try (PostingLife life = campaign.live(java, url, number)) {
                assertThat(life.says(
                                PostingProcess.READY, last == null ? KillCampaign.FIRST_START : KillCampaign.START))
                        .as(() -> "seed " + campaign.seed + " does not start again\n" + life.words())
                        .isTrue();
                Duration back = Duration.ofNanos(System.nanoTime() - start);
                campaign.judge(life, number);
                if (last != null) {
                    campaign.note(last, back);
                }
                last = campaign.plan(number);
                if (number < campaign.kills) {
                    life.order("post");
                    campaign.untilTheMoment(life, last);
                }
            }
        }
    }

    /** One life on that database, which it leaves as any other life would. */
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
}
