package io.inventario.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberFieldTests {
    private final Formats colombia = new Formats(Locale.of("es", "CO"), Currency.getInstance("COP"), 0, ZoneOffset.UTC);
    private final Formats mexico = new Formats(Locale.of("es", "MX"), Currency.getInstance("MXN"), 2, ZoneOffset.UTC);

    @Test
    void moneyIsShownInTheCompanysNotationOnceItIsRead() {
        MoneyField field = new MoneyField(mexico);

        field.type("1234,5");

        assertThat(field.getValue()).isEqualTo(Money.of("1234.5"));
        assertThat(field.text()).isEqualTo("1,234.50");
        assertThat(field.isInvalid()).isFalse();
    }

    @Test
    void moneyWithMoreDecimalsThanTheCurrencyIsRefused() {
        MoneyField field = new MoneyField(colombia);

        field.type("1200,5");

        assertThat(field.getValue()).isNull();
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("Escriba un número entero, sin decimales.");
        assertThat(field.text()).isEqualTo("1200,5");
    }

    @Test
    void textThatIsNoNumberSaysHowOneLooks() {
        QuantityField field = new QuantityField(colombia);

        field.type("doce");

        assertThat(field.getErrorMessage()).isEqualTo("Escriba un número, por ejemplo 1.234,5.");
    }

    @Test
    void errorGoesWhenTheNumberIsRight() {
        QuantityField field = new QuantityField(colombia);
        field.type("1,2345");
        assertThat(field.isInvalid()).isTrue();

        field.type("1,234");

        assertThat(field.isInvalid()).isFalse();
        assertThat(field.getValue()).isEqualTo(Quantity.of("1.234"));
    }

    @Test
    void piecesHaveNoDecimals() {
        QuantityField field = new QuantityField(colombia, true);

        field.type("1,5");

        assertThat(field.getErrorMessage()).isEqualTo("Escriba un número entero, sin decimales.");
    }

    @Test
    void numbersBelowZeroAreRefusedWhereTheyMakeNoSense() {
        MoneyField field = new MoneyField(mexico).notNegative();

        field.type("-1");

        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getValue()).isNull();
    }

    @Test
    void emptyMeansNoValue() {
        PercentField field = new PercentField(mexico);
        field.type("19");
        assertThat(field.getValue()).isEqualByComparingTo("19");

        field.type(" ");

        assertThat(field.getValue()).isNull();
        assertThat(field.isInvalid()).isFalse();
    }
}
