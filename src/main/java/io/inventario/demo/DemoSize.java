package io.inventario.demo;

/**
 * How large a company is made up.
 *
 * @param days over which the sales are spread, up to today
 * @param seed the same seed makes the same company
 */
public record DemoSize(int products, int sales, int days, long seed) {
    public static final DemoSize USUAL = new DemoSize(200, 1000, 365, 1);

    public DemoSize {
        if (products < 1 || products > 100_000 || sales < 0 || sales > 1_000_000 || days < 1 || days > 3650) {
            throw new IllegalArgumentException("A company of that size can't be made up");
        }
        if (seed < 0 || seed > 999) {
            throw new IllegalArgumentException("The seed is a number from 0 to 999");
        }
    }

    /** Names what belongs to this company only. */
    String name() {
        return "demo " + seed + " " + products + " " + sales + " " + days;
    }
}
