package io.inventario.shared.ui;

import io.inventario.shared.Formats;
import io.inventario.shared.Money;

/** An amount in the company's currency, never with more decimals than that has. */
public class MoneyField extends DecimalField<MoneyField, Money> {
    public MoneyField(Formats formats) {
        super(new DecimalText(formats.locale()), formats.digits(), formats.digits(), Money::new, Money::amount);
        setSuffix(formats.currency().getSymbol(formats.locale()));
    }
}
