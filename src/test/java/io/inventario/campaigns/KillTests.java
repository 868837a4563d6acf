package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed while sixteen threads post, at random and at every named point, and starts again by itself. */
class KillTests {
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
        List<String> java = JavaCommand.learned(campaign, url);
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
}
