package io.inventario.shared;

import java.math.BigDecimal;

/** The single written form of a decimal, so that equal numbers are equal values and print the same. */
final class Exact {
    private Exact() {}

    static BigDecimal canonical(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
