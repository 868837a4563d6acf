package io.inventario.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the company writes numbers, money and dates: its locale, its currency with so many digits, its time zone. */
public record Formats(Locale locale, Currency currency, int digits, ZoneId zone) {
    /** Money with the currency's symbol. */
    public String money(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(money.amount());
    }

    /** Money without a symbol, for columns whose heading says what they are. */
    public String amount(@Nullable Money money) {
        return money == null ? "" : decimal(money.amount(), digits, digits);
    }

    public String quantity(@Nullable Quantity quantity) {
        return quantity == null ? "" : decimal(quantity.value(), 0, Quantity.SCALE);
    }

    public String percent(@Nullable BigDecimal percent) {
        return percent == null ? "" : decimal(percent, 0, 4) + " %";
    }

    public String unitCost(@Nullable BigDecimal cost) {
        return cost == null ? "" : decimal(cost, digits, 6);
    }

    /** A figure that is what it is, with every decimal that a column can have. */
    public String figure(BigDecimal figure) {
        return decimal(figure, 0, 6);
    }

    public String count(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(date);
    }

    public String time(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(instant);
    }

    private String decimal(BigDecimal number, int least, int most) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
