package io.inventario.products;

import io.inventario.shared.Quantity;

/**
 * A barcode as people enter it.
 *
 * @param packQuantity how many units one scan stands for
 */
public record Barcode(String code, Quantity packQuantity) {
    public Barcode(String code) {
        this(code.strip(), Quantity.of(1));
    }
}
