package io.inventario.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount over shares so that not a cent is lost or made (largest remainder; rule M4). */
public final class Allocation {
    private Allocation() {}

    /**
     * The parts of {@code total}, one per weight and in proportion to it; their sum is exactly {@code total}.
     *
     * @param total not negative, with at most {@code digits} decimals
     * @param weights none negative, at least one positive unless the total is zero
     */
    public static List<Money> of(Money total, List<Money> weights, int digits) {
        BigDecimal sum = Money.sum(weights, weight -> weight).amount();
        if (total.isZero()) {
            return weights.stream().map(weight -> Money.ZERO).toList();
        }
        if (total.isNegative() || sum.signum() <= 0) {
            throw new IllegalArgumentException("Cannot divide " + total + " over " + weights);
        }
        List<BigDecimal> parts = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        BigDecimal given = BigDecimal.ZERO;
        for (Money weight : weights) {
            BigDecimal[] whole = total.amount()
                    .multiply(weight.amount())
                    .movePointRight(digits)
                    .divideAndRemainder(sum);
            BigDecimal part = whole[0].setScale(0, RoundingMode.DOWN).movePointLeft(digits);
            parts.add(part);
            remainders.add(whole[1]);
            given = given.add(part);
        }
        int left = total.amount().subtract(given).movePointRight(digits).intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(index -> parts.set(index, parts.get(index).add(BigDecimal.ONE.movePointLeft(digits))));
        return parts.stream().map(Money::new).toList();
    }
}
