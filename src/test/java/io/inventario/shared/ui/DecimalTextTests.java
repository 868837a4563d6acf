package io.inventario.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTests {
    @ParameterizedTest(name = "{0} reads as {1}, {2}, {3}, {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # typed        | es-CO       | es-MX       | en-US       | de-DE
            5              | 5           | 5           | 5           | 5
            12,5           | 12.5        | 12.5        | 12.5        | 12.5
            12.5           | 12.5        | 12.5        | 12.5        | 12.5
            .5             | 0.5         | 0.5         | 0.5         | 0.5
            ,5             | 0.5         | 0.5         | 0.5         | 0.5
            7.             | 7.0         | 7.0         | 7.0         | 7.0
            1.234          | 1234        | 1.234       | 1.234       | 1234
            1,234          | 1.234       | 1234        | 1234        | 1.234
            0.500          | 0.500       | 0.500       | 0.500       | 0.500
            0,500          | 0.500       | 0.500       | 0.500       | 0.500
            1234.567       | 1234.567    | 1234.567    | 1234.567    | 1234.567
            1.2345         | 1.2345      | 1.2345      | 1.2345      | 1.2345
            1.234,56       | 1234.56     | 1234.56     | 1234.56     | 1234.56
            1,234.56       | 1234.56     | 1234.56     | 1234.56     | 1234.56
            1.234.567      | 1234567     | 1234567     | 1234567     | 1234567
            1,234,567      | 1234567     | 1234567     | 1234567     | 1234567
            1.234.567,8    | 1234567.8   | 1234567.8   | 1234567.8   | 1234567.8
            1 234          | 1234        | 1234        | 1234        | 1234
            -12,5          | -12.5       | -12.5       | -12.5       | -12.5
            −3             | -3          | -3          | -3          | -3
            """)
    void pointAndCommaBothSeparateDecimals(
            String typed, String colombia, String mexico, String states, String germany) {
        assertThat(parse("es-CO", typed)).isEqualTo(colombia);
        assertThat(parse("es-MX", typed)).isEqualTo(mexico);
        assertThat(parse("en-US", typed)).isEqualTo(states);
        assertThat(parse("de-DE", typed)).isEqualTo(germany);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                ",",
                "a",
                "12a",
                "1e5",
                "1,2,3",
                "1.2.3",
                "1.23.456,7",
                "1,234.567,8",
                "--1",
                "1..2",
                "٣"
            })
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(new DecimalText(Locale.of("es", "CO")).parse(typed)).isEmpty();
    }

    @Test
    void formattedNumbersReadBackInEveryLocale() {
        for (String tag : new String[] {"es-CO", "es-MX", "en-US", "de-DE", "es-ES", "fr-FR", "de-CH", "pt-BR"}) {
            DecimalText notation = new DecimalText(Locale.forLanguageTag(tag));
            for (String number :
                    new String[] {"0", "0.5", "1.234", "12.50", "999.999", "1234", "1234.5", "1234567.891", "-1234.56"
                    }) {
                BigDecimal value = new BigDecimal(number);
                assertThat(notation.parse(notation.format(value, 0, 3)))
                        .as("%s in %s", number, tag)
                        .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
            }
        }
    }

    private static String parse(String tag, String typed) {
        return new DecimalText(Locale.forLanguageTag(tag))
                .parse(typed)
                .map(BigDecimal::toPlainString)
                .orElse("none");
    }
}
