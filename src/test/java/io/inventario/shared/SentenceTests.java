package io.inventario.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.shared.IntegrityRule.Findings;
import io.inventario.shared.IntegrityRule.Offender;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** People read in their language what the command line tells in English. */
class SentenceTests {
    private static final Formats FORMATS =
            new Formats(Locale.of("es", "CO"), Currency.getInstance("COP"), 0, ZoneOffset.UTC);
    private static final Sentence SALE =
            Sentence.of("sales.offender.lines", "V-000001", new BigDecimal("11900.0000"), new BigDecimal("11900.0001"));

    @Test
    void figuresOnThePageAreTheCompanysAndKeepWhatMakesThemDiffer() {
        assertThat(SALE.in(Messages.SPANISH, FORMATS)).isEqualTo("venta V-000001: total 11.900, líneas 11.900,0001");
        assertThat(SALE.in(Locale.ENGLISH, FORMATS)).isEqualTo("sale V-000001: total 11.900, lines 11.900,0001");
    }

    @Test
    void commandLineTellsThemInEnglishAsTheyAreStored() {
        assertThat(SALE).hasToString("sale V-000001: total 11900.0000, lines 11900.0001");
        assertThat(Sentence.of("audit.offender.missing", 1_000L, 2_000L)).hasToString("seals 1000 to 2000 are missing");
    }

    @Test
    void sentenceWithinASentenceIsToldInTheSameLanguage() {
        Sentence action = Sentence.of("audit.offender.changed", Sentence.of("audit.action.created"));

        assertThat(action.in(Messages.SPANISH, FORMATS)).isEqualTo("Creado: se cambió");
        assertThat(action).hasToString("Created was changed");
    }

    @Test
    void jsonIsTheEnglishTextAndTheAddress() {
        Findings found = new Findings(
                2, 1, List.of(new Offender(SALE, "ventas/1")), List.of(Sentence.of("audit.offender.noHead", "x")));

        assertThat(JsonMapper.builder().build().writeValueAsString(found))
                .contains("\"first\":[{\"name\":\"" + SALE + "\",\"page\":\"ventas/1\"}]")
                .contains("\"notes\":[\"unknown whether a tail was cut off: no head is kept in x\"]");
    }
}
