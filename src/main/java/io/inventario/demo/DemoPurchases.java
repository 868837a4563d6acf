package io.inventario.demo;

import io.inventario.documents.Tender;
import io.inventario.products.Product;
import io.inventario.purchases.PostVoucher;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.purchases.Voucher;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Makes up what was bought and on which day, the expenses of every month, an asset and some income besides the sales. */
final class DemoPurchases {
    private static final int MONTH = 30;
    private static final int DELIVERIES_EVERY = 10;
    private static final int SALES_PER_RECEIPT = 20;

    private final Random random;
    private final DemoSize size;
    private final DemoMasterData.Known known;
    private final LocalDate first;

    DemoPurchases(DemoSize size, DemoMasterData.Known known, LocalDate first) {
        this.random = new Random(size.seed() * 31 + 7);
        this.size = size;
        this.known = known;
        this.first = first;
    }

    List<ReceivePurchase> receipts() {
        List<ReceivePurchase> receipts = new ArrayList<>();
        for (int i = 1; i <= 1 + size.sales() / SALES_PER_RECEIPT; i++) {
            receipts.add(new ReceivePurchase(
                    Ids.named(size.name() + " receipt " + i),
                    first.plusDays((long) size.days() * i / (2 + size.sales() / SALES_PER_RECEIPT)),
                    known.suppliers().get(random.nextInt(known.suppliers().size())),
                    null,
                    String.format("F-%05d", 10_000 + i * 7),
                    lines(),
                    null));
        }
        return receipts;
    }

    private List<ReceivePurchase.Line> lines() {
        Set<Product> products = new LinkedHashSet<>();
        int wanted = 1 + random.nextInt(6);
        for (int i = 0; i < wanted; i++) {
            products.add(known.products().get(random.nextInt(known.products().size())));
        }
        return products.stream()
                .map(product -> {
                    BigDecimal share = BigDecimal.valueOf(50L + random.nextInt(20), 2);
                    BigDecimal cost =
                            product.getSalePrice().amount().multiply(share).setScale(2, RoundingMode.HALF_UP);
                    return new ReceivePurchase.Line(product.getId(), Quantity.of(5L + random.nextInt(36)), cost);
                })
                .toList();
    }

    /** How an amount is paid: cash for small ones, a transfer for the others. */
    @FunctionalInterface
    interface Pay {
        Tender by(int way, int number, Money amount);
    }

    List<PostVoucher> vouchers(Pay pay) {
        List<PostVoucher> vouchers = new ArrayList<>();
        vouchers.add(PostVoucher.asset(
                id("asset", 1),
                first,
                "Estantería metálica",
                "Seis módulos para la bodega",
                first,
                known.suppliers().getFirst(),
                pay.by(90, 900_000, Money.of(1_450_000))));
        for (int day = 0; day < size.days(); day += MONTH) {
            vouchers.add(expense("Arriendo del local", "Local", day, pay.by(90, 800_000 + day, Money.of(1_200_000))));
            vouchers.add(expense(
                    "Energía y agua",
                    "Servicios",
                    day,
                    pay.by(0, day, Money.of(180_000L + random.nextInt(60) * 1000L))));
        }
        for (int day = 0; day < size.days(); day += DELIVERIES_EVERY) {
            vouchers.add(PostVoucher.income(
                    id("income", day),
                    first.plusDays(day),
                    random.nextInt(3) == 0 ? Voucher.Income.SERVICE : Voucher.Income.DELIVERY,
                    null,
                    pay.by(0, day, Money.of(6_000L + random.nextInt(15) * 1000L))));
        }
        return vouchers;
    }

    private PostVoucher expense(String concept, String category, int day, Tender payment) {
        return PostVoucher.expense(id(concept, day), first.plusDays(day), concept, null, category, payment);
    }

    private UUID id(String what, int number) {
        return Ids.named(size.name() + " " + what + " " + number);
    }
}
