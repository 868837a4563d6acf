package io.inventario.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.Words;
import io.inventario.shared.Formats;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobTextsTests {
    private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Formats FORMATS =
            new Formats(Locale.of("es", "CO"), Currency.getInstance("COP"), 0, ZoneOffset.UTC);

    @Test
    void figuresNeverTellOfMoreThanAll() {
        assertThat(figures(JobState.RUNNING, 52, 50, 10)).isEqualTo("50 de 50 · 5 por segundo");
    }

    @Test
    void whatIsLeftIsOneOrAboutMany() {
        assertThat(figures(JobState.RUNNING, 9, 10, 9)).endsWith("falta 1 s");
        assertThat(figures(JobState.RUNNING, 5, 10, 10)).endsWith("faltan unos 10 s");
        assertThat(figures(JobState.RUNNING, 1, 2, 60)).endsWith("falta cerca de 1 min");
    }

    @Test
    void figureOfUnknownTotalSaysWhatItIs() {
        assertThat(figures(JobState.RUNNING, 22, 0, 0)).isEqualTo("22 hasta ahora");
    }

    @Test
    void endedJobHasNoFiguresAndBegunOneHasWords() {
        assertThat(figures(JobState.DONE, 49, 50, 10)).isEmpty();
        assertThat(JobTexts.words(job(JobState.RUNNING, 0, 0), FORMATS)).isEqualTo("empieza…");
    }

    @Test
    void numbersInWordsAreTheCompanysInEitherLanguage() {
        Words restored = Words.of("backups.job.restored", "night", 9_007L);
        Formats american = new Formats(Locale.US, Currency.getInstance("USD"), 2, ZoneOffset.UTC);

        assertThat(JobTexts.words(told(restored), FORMATS)).contains(": 9.007 filas");
        assertThat(JobTexts.words(told(restored), american)).contains(": 9,007 filas");
        assertThat(restored.in(Locale.ENGLISH, FORMATS)).contains(": 9.007 rows");
        assertThat(restored.in(Locale.ENGLISH)).contains(": 9,007 rows");
    }

    private static JobRow told(Words words) {
        return job(JobState.DONE, 0, 0, words);
    }

    private static String figures(JobState state, long done, long total, long seconds) {
        return JobTexts.figures(job(state, done, total), FORMATS, BEGIN.plusSeconds(seconds));
    }

    private static JobRow job(JobState state, long done, long total) {
        return job(state, done, total, null);
    }

    private static JobRow job(JobState state, long done, long total, @Nullable Words words) {
        return new JobRow(
                new UUID(0, 1),
                "test",
                Parameters.NONE,
                state,
                "ana",
                BEGIN,
                BEGIN,
                null,
                BEGIN,
                done,
                total,
                words,
                null,
                null,
                null);
    }
}
