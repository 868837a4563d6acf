package io.inventario.shared.ui;

import io.inventario.shared.Formats;
import io.inventario.shared.Quantity;

/** How much of a product: three decimals at most, or none for what is counted in pieces. */
public class QuantityField extends DecimalField<QuantityField, Quantity> {
    public QuantityField(Formats formats) {
        this(formats, false);
    }

    public QuantityField(Formats formats, boolean whole) {
        super(new DecimalText(formats.locale()), 0, whole ? 0 : Quantity.SCALE, Quantity::new, Quantity::value);
    }
}
