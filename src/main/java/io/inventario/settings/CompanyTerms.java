package io.inventario.settings;

import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The company's terms of trade as a document needs them.
 *
 * @param negativeStock whether stock may go below zero (rule S6)
 */
public record CompanyTerms(String name, Formats formats, boolean pricesIncludeTax, boolean negativeStock) {
    /** Half up to the digits of the company's currency. */
    public Money round(Money money) {
        return money.rounded(formats.digits());
    }

    public int digits() {
        return formats.digits();
    }

    /** The company's calendar day (rule Q2). */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), formats.zone());
    }
}
