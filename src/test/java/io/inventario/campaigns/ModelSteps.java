package io.inventario.campaigns;

import io.inventario.documents.Tender;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import io.inventario.returns.PostSupplierReturn;
import io.inventario.sales.PostSale;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.TransferStock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes up commands, most of them sensible, some of them not. */
final class ModelSteps {
    private final Random random;
    private final List<ModelGoods> goods;
    private final List<UUID> places;
    private final List<UUID> customers;
    private final List<UUID> methods;

    /** @param methods cash first, the others need a reference */
    ModelSteps(Random random, List<ModelGoods> goods, List<UUID> places, List<UUID> customers, List<UUID> methods) {
        this.random = random;
        this.goods = goods;
        this.places = places;
        this.customers = customers;
        this.methods = methods;
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> List<T> some(int most, java.util.function.Supplier<T> one) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> one.get())
                .toList();
    }

    private Quantity quantity(boolean fractional, int most) {
        if (oneIn(150)) {
            return Quantity.ZERO;
        }
        return fractional || oneIn(200)
                ? new Quantity(BigDecimal.valueOf(1 + random.nextInt(most * 1000), 3))
                : Quantity.of(1 + random.nextInt(most));
    }

    private BigDecimal cost() {
        return oneIn(12) ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(90_000_000), oneIn(2) ? 2 : 6);
    }

    ReceivePurchase receipt(UUID supplier) {
        return new ReceivePurchase(
                Ids.next(),
                null,
                supplier,
                oneIn(3) ? any(places) : places.getFirst(),
                null,
                some(4, () -> {
                    ModelGoods of = any(goods);
                    return new ReceivePurchase.Line(of.id, quantity(of.fractional, 30), cost());
                }),
                null);
    }

    AdjustStock adjustment() {
        return new AdjustStock(
                Ids.next(), null, oneIn(2) ? null : any(places), StockAdjustment.Reason.COUNT, null, some(3, () -> {
                    ModelGoods of = any(goods);
                    Quantity quantity = quantity(of.fractional, 8);
                    return new AdjustStock.Line(
                            of.id, oneIn(2) ? quantity.negated() : quantity, oneIn(2) ? null : cost());
                }));
    }

    TransferStock transfer() {
        UUID from = any(places);
        return new TransferStock(
                Ids.next(), null, from, oneIn(15) ? from : places.get(1 - places.indexOf(from)), null, some(3, () -> {
                    ModelGoods of = there(from);
                    return new TransferStock.Line(of.id, taken(of, from));
                }));
    }

    /** A sale without its tenders, mostly of what is there. */
    PostSale cart() {
        UUID place = oneIn(3) ? any(places) : null;
        UUID from = place == null ? places.getFirst() : place;
        return new PostSale(
                Ids.next(),
                null,
                oneIn(3) ? null : any(customers),
                null,
                null,
                place,
                some(4, () -> {
                    ModelGoods of = there(from);
                    Money price = oneIn(5) ? new Money(BigDecimal.valueOf(random.nextInt(90_000), 2)) : null;
                    BigDecimal percent = oneIn(3) ? BigDecimal.valueOf(random.nextInt(100_001), 3) : BigDecimal.ZERO;
                    return new PostSale.Line(of.id, taken(of, from), price, percent, null);
                }),
                oneIn(4) ? new Money(BigDecimal.valueOf(random.nextInt(oneIn(8) ? 500_000 : 9_000), 2)) : Money.ZERO,
                List.of(),
                null);
    }

    private ModelGoods there(UUID place) {
        List<ModelGoods> found =
                goods.stream().filter(each -> each.at(place).signum() > 0).toList();
        return found.isEmpty() || oneIn(12) ? any(goods) : any(found);
    }

    private Quantity taken(ModelGoods of, UUID place) {
        Quantity wanted = quantity(of.fractional, 4);
        Quantity most = new Quantity(of.at(place));
        return most.isPositive() && wanted.compareTo(most) > 0 && !oneIn(6) ? most : wanted;
    }

    PostSale paid(PostSale cart, BigDecimal total) {
        return new PostSale(
                cart.commandId(),
                null,
                cart.customerId(),
                null,
                null,
                cart.locationId(),
                cart.lines(),
                cart.documentDiscount(),
                total.signum() > 0 ? tenders(total) : oneIn(10) ? List.of(tender(0, BigDecimal.ONE)) : List.of(),
                null);
    }

    private List<Tender> tenders(BigDecimal total) {
        BigDecimal part = fraction(total);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> List.of(tender(0, total));
            case 3, 4 -> List.of(tender(0, total.setScale(-3, RoundingMode.UP)));
            case 5, 9 -> split(tender(1, part), total.subtract(part));
            case 6 -> split(tender(2, part), total.subtract(part).setScale(-2, RoundingMode.UP));
            case 7, 8 -> oneIn(6) ? List.of() : List.of(tender(random.nextInt(3), part));
            case 10 -> List.of(tender(1, oneIn(3) ? total.add(BigDecimal.TEN) : total));
            default ->
                oneIn(2)
                        ? List.of(tender(0, total), tender(0, part))
                        : List.of(new Tender(methods.get(1), new Money(total), null, null));
        };
    }

    private List<Tender> split(Tender first, BigDecimal cash) {
        return cash.signum() > 0 ? List.of(first, tender(0, cash)) : List.of(first);
    }

    /** More than nothing and no more than the whole, in cents. */
    private BigDecimal fraction(BigDecimal total) {
        return total.multiply(BigDecimal.valueOf(1 + random.nextInt(100), 2)).setScale(2, RoundingMode.UP);
    }

    private Tender tender(int method, BigDecimal amount) {
        return new Tender(methods.get(method), new Money(amount), method == 0 ? null : "ref", null);
    }

    /** Mostly no more than is left of the lines. */
    List<PostReturn.Line> backs(ModelSale sale) {
        return some(2, () -> {
            ModelSale.Line from = any(sale.lines);
            return new PostReturn.Line(
                    from.id,
                    back(from.goods.fractional, from.quantity.subtract(from.back)),
                    oneIn(4) ? Disposition.SCRAP : Disposition.RESTOCK,
                    null);
        });
    }

    private Quantity back(boolean fractional, BigDecimal left) {
        int units = left.setScale(0, RoundingMode.UP).intValue();
        return left.signum() > 0 && oneIn(2) ? new Quantity(left) : quantity(fractional, Math.max(1, units));
    }

    /** @param rest what may go back after the debt */
    PostReturn refunded(ModelSale sale, List<PostReturn.Line> lines, BigDecimal rest) {
        List<Tender> refunds = new ArrayList<>();
        if (rest.signum() > 0 && oneIn(6)) {
            return new PostReturn(
                    Ids.next(), null, sale.id, null, lines, List.of(tender(random.nextInt(3), rest)), false);
        }
        BigDecimal left = oneIn(5) ? rest.multiply(new BigDecimal("0.5")).setScale(2, RoundingMode.DOWN) : rest;
        for (UUID method : methods) {
            BigDecimal kept = sale.kept.getOrDefault(method, BigDecimal.ZERO).min(left);
            if (kept.signum() > 0 && !oneIn(10)) {
                refunds.add(new Tender(method, new Money(kept)));
                left = left.subtract(kept);
            }
        }
        if (oneIn(12)) {
            refunds.add(tender(random.nextInt(3), left.signum() > 0 && oneIn(2) ? left : BigDecimal.ONE));
        }
        return new PostReturn(Ids.next(), null, sale.id, null, lines, refunds, oneIn(2));
    }

    PostSupplierReturn sentBack(ModelReceipt receipt) {
        List<PostSupplierReturn.Line> lines = some(2, () -> {
            ModelReceipt.Line from = any(receipt.lines);
            return new PostSupplierReturn.Line(from.id, back(from.goods.fractional, from.quantity.subtract(from.back)));
        });
        return new PostSupplierReturn(Ids.next(), null, receipt.id, null, lines);
    }

    /** Something of the past, rather of the near one. */
    <T> @Nullable T recent(List<T> past) {
        return past.isEmpty()
                ? null
                : past.get(Math.max(0, past.size() - 1 - random.nextInt(Math.min(8, past.size()))));
    }
}
