package io.inventario.dataset;

/**
 * A column as the database describes it.
 *
 * @param length of text in characters, of decimals in digits; 0 without a limit
 * @param scale of decimals
 */
record Column(String name, ColumnType type, int length, int scale, boolean nullable) {
    String stageType() {
        return type == ColumnType.DECIMAL ? "numeric(" + length + ", " + scale + ")" : type.sql();
    }
}
