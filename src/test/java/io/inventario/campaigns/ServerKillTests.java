package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PostgreSQL server is killed under the program while sixteen threads post, and the program comes back without a restart. */
@Tag("once")
class ServerKillTests {
    @TempDir
    private Path fresh;

    @Test
    void m9NothingAcknowledgedIsMissingAndNothingIsHalfThereAfterAKillOfTheServer() throws Exception {
        KillCampaign campaign = KillCampaign.of("server", fresh);
        try (DurableServer server = DurableServer.in(campaign.folder);
                PostingLife life = campaign.live(JavaCommand.plain(), server.url(), 0)) {
            assertThat(life.says(PostingProcess.READY, KillCampaign.FIRST_START))
                    .as(life::words)
                    .isTrue();
            campaign.judge(life, 0);
            life.order("post");
            for (int number = campaign.done(); number < campaign.kills; number++) {
                KillCampaign.Plan plan = campaign.plan(number);
                campaign.untilTheMoment(life, plan);
                server.kill();
                life.order("disarm");
                long start = System.nanoTime();
                server.start();
                life.order("tell");
                assertThat(life.says(PostingProcess.ANSWERED, KillCampaign.START))
                        .as(() -> "seed " + campaign.seed + ": no answer after a kill at " + plan + "\n" + life.words())
                        .isTrue();
                Duration back = Duration.ofNanos(System.nanoTime() - start);
                campaign.judge(life, number + 1);
                campaign.note(plan, back);
            }
        }
        campaign.summary("the PostgreSQL server");
    }
}
