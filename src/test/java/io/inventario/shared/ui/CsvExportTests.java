package io.inventario.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.Sort;

class CsvExportTests {
    private final Formats colombia = new Formats(Locale.of("es", "CO"), Currency.getInstance("COP"), 0, ZoneOffset.UTC);

    @Test
    void everyRowIsWrittenOnceOverManyPages() throws IOException {
        List<Integer> all = IntStream.range(0, 2500).boxed().toList();

        String csv = export(all);

        assertThat(csv.lines()).hasSize(2501).endsWith("2498;x", "2499;x");
        assertThat(csv.lines().distinct()).hasSize(2501);
    }

    @Test
    void aListOfExactlyOnePageIsWrittenOnce() throws IOException {
        assertThat(export(IntStream.range(0, 1000).boxed().toList()).lines()).hasSize(1001);
    }

    @Test
    void anEmptyListHasItsHeadings() throws IOException {
        assertThat(export(List.of())).isEqualToIgnoringNewLines("\ufeffNúmero;\"Letra; sola\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void textThatASpreadsheetWouldRunIsMadeHarmless(String text) {
        assertThat(CsvExport.harmless(text)).isEqualTo("'" + text);
    }

    @Test
    void otherTextAndNumbersStayAsTheyAre() {
        assertThat(CsvExport.harmless("O'Neill - 1")).isEqualTo("O'Neill - 1");
        assertThat(CsvExport.decimal(new BigDecimal("-1234.50"), colombia)).isEqualTo("-1234,50");
    }

    @Test
    void amountsAndTimesAreThoseOnTheScreen() {
        Formats bogota =
                new Formats(Locale.of("es", "CO"), Currency.getInstance("COP"), 2, ZoneId.of("America/Bogota"));
        assertThat(CsvExport.money(Money.of("166425"), bogota)).isEqualTo("166425,00");
        assertThat(CsvExport.money(Money.of("139852.9400"), bogota)).isEqualTo("139852,94");
        assertThat(CsvExport.money(Money.of("0.125"), bogota)).isEqualTo("0,125");
        assertThat(CsvExport.time(Instant.parse("2026-11-22T21:38:45.253123Z"), bogota))
                .isEqualTo("2026-11-22 16:38:45");
    }

    private String export(List<Integer> all) throws IOException {
        StringWriter written = new StringWriter();
        new CsvExport<Integer>("x.csv", colombia, () -> {
                    throw new AssertionError("Only a request asks for it");
                })
                .write(
                        new CsvExport.Content<>(
                                List.of("Número", "Letra; sola"),
                                page -> all.stream()
                                        .skip(page.getOffset())
                                        .limit(page.getPageSize())
                                        .toList(),
                                Sort.by("id"),
                                row -> List.of(row.toString(), "x")),
                        written);
        return written.toString();
    }
}
