package io.inventario.shared.ui;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers as people type them, whatever their numeric pad writes as decimal key.
 *
 * <p>Point and comma both work as decimal separator wherever only one reading makes sense. What reads both ways, as 1.234 does, is read
 * as the locale writes it.
 */
public record DecimalText(Locale locale) {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f'’]");
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}(?:[.,]\\d{3})+");
    private static final Pattern PLAIN = Pattern.compile("\\d+|\\d*[.]\\d+|\\d+[.]");

    /** The number; empty where the text is none. */
    public Optional<BigDecimal> parse(String typed) {
        String text = BLANKS.matcher(typed).replaceAll("").replace('−', '-');
        boolean negative = text.startsWith("-");
        String digits = plain(negative ? text.substring(1) : text);
        if (!PLAIN.matcher(digits).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return Optional.of(negative ? number.negate() : number);
    }

    /** The number as this locale writes it, without zeros beyond {@code least} decimals. */
    public String format(BigDecimal number, int least, int most) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(Math.max(most, number.scale()));
        return format.format(number);
    }

    /** The digits with a point for the decimals and without groups; anything unreadable comes back as it is. */
    private static String separated(String text, char decimal) {
        int last = text.lastIndexOf(decimal);
        String whole = last < 0 ? text : text.substring(0, last);
        String fraction = last < 0 ? "" : "." + text.substring(last + 1);
        if (whole.indexOf('.') < 0 && whole.indexOf(',') < 0) {
            return whole + fraction;
        }
        boolean oneKind = whole.indexOf('.') < 0 || whole.indexOf(',') < 0;
        return oneKind && GROUPED.matcher(whole).matches() && whole.indexOf(decimal) < 0
                ? whole.replaceAll("[.,]", "") + fraction
                : text;
    }

    private String plain(String text) {
        int points = count(text, '.');
        int commas = count(text, ',');
        if (points + commas == 0) {
            return text;
        }
        if (points > 0 && commas > 0) {
            return separated(text, text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',');
        }
        char separator = points > 0 ? '.' : ',';
        if (points + commas > 1) {
            return separated(text, separator == '.' ? ',' : '.');
        }
        boolean readsAsGroup = GROUPED.matcher(text).matches()
                && DecimalFormatSymbols.getInstance(locale).getGroupingSeparator() == separator;
        return readsAsGroup ? text.replace(String.valueOf(separator), "") : separated(text, separator);
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(each -> each == wanted).count();
    }
}
