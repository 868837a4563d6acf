package io.inventario.campaigns;

import io.inventario.DatabaseTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One line for each round of a campaign, so that a long one can be followed and resumed: {@code -Dcampaign.results=FOLDER}. */
public final class CampaignLog {
    private final Path file;

    private CampaignLog(Path file) {
        this.file = file;
    }

    /** The log of that kind and of the database that this run tests. */
    public static CampaignLog of(String kind) throws IOException {
        return named(kind + (DatabaseTests.onPostgres() ? "-postgresql" : "-h2"));
    }

    public static CampaignLog named(String name) throws IOException {
        Path folder = Path.of(System.getProperty("campaign.results", "target/campaigns"));
        Files.createDirectories(folder);
        return new CampaignLog(folder.resolve(name + ".log"));
    }

    public void line(String text) throws IOException {
        Files.writeString(
                file,
                Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
