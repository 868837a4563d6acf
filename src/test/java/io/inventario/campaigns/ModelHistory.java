package io.inventario.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.documents.Command;
import io.inventario.documents.Posted;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.returns.PostReturn;
import io.inventario.returns.PostSupplierReturn;
import io.inventario.sales.PostSale;
import io.inventario.sales.VoidSale;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Permission;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.TransferStock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One random history, told to the model and to the shop at once; both must say the same after every step. */
final class ModelHistory {
    private static final List<String> OVERRIDES = List.of(Permission.OVERRIDE_CREDIT, Permission.OVERRIDE_REFUND);

    private final ModelShop shop;
    private final Random random;
    private final ModelSteps steps;
    private final ModelStock stock;
    private final ModelPurchases purchases;
    private final ModelSales sales;
    private final ModelReturns returns;
    private final ModelComparison comparison;
    private final ModelBalances balances;
    private final UUID supplier;
    private final boolean negative;
    private final List<String> told = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private int step;
    /** How often each kind of document was posted, or refused and why. */
    final Map<String, Integer> tally = new TreeMap<>();

    /** A command that was posted, and how to give it again. */
    private record Given(Posted posted, Supplier<Posted> again) {}

    /** In every third the policy about negative stock changes now and then. */
    ModelHistory(ModelShop shop, ModelComparison comparison, ModelBalances balances, List<UUID> places, long seed) {
        this.shop = shop;
        this.comparison = comparison;
        this.random = Crowd.random(seed, 0);
        this.negative = seed % 3 == 0;
        this.balances = balances;
        this.stock = new ModelStock(places.getFirst());
        this.purchases = new ModelPurchases(stock);
        List<UUID> methods = List.of(shop.method("EFECTIVO"), shop.method("TARJETA"), shop.method("TRANSFERENCIA"));
        this.sales = new ModelSales(stock, methods.getFirst());
        this.returns = new ModelReturns(stock);
        this.supplier = shop.shop.supplier().getId();
        List<ModelGoods> goods = shop.goods(random);
        goods.forEach(each -> stock.goods.put(each.id, each));
        List<UUID> customers = new ArrayList<>();
        for (int limit : List.of(0, 2_000, 90_000)) {
            BigDecimal most = BigDecimal.valueOf(limit);
            customers.add(shop.customer(most));
            sales.limits.put(customers.getLast(), most);
        }
        this.steps = new ModelSteps(random, goods, places, customers, methods);
    }

    /** Plays 15 to 40 steps. */
    int play() {
        int count = 15 + random.nextInt(26);
        policy(false);
        for (int i = 0; i < count; i++) {
            step();
        }
        balances.asShown(sales, purchases);
        return count;
    }

    String story() {
        return String.join("\n", told);
    }

    private void step() {
        if (negative && random.nextInt(6) == 0) {
            policy(!stock.mayBeNegative);
        }
        stock.begin();
        boolean may = random.nextInt(3) == 0;
        ModelSale sale = steps.recent(sales.all);
        ModelReceipt receipt = steps.recent(purchases.receipts);
        int dice = random.nextInt(100);
        if (dice < 20 || receipt == null) {
            receive();
        } else if (dice < 52 || sale == null) {
            sell(may);
        } else if (dice < 58) {
            VoidSale command = new VoidSale(Ids.next(), sale.id, "model");
            give(command, may, sales.undo(sale), () -> shop.shop.sales.voidSale(command));
        } else if (dice < 76) {
            List<PostReturn.Line> lines = steps.backs(sale);
            BigDecimal worth = returns.worth(sale, lines);
            PostReturn command = steps.refunded(sale, lines, worth.subtract(worth.min(sale.balance())));
            give(command, may, returns.give(sale, command, may), () -> shop.returns.post(command));
        } else if (dice < 83) {
            PostSupplierReturn command = steps.sentBack(receipt);
            give(command, may, purchases.giveBack(receipt, command), () -> shop.supplierReturns.post(command));
        } else if (dice < 87) {
            ReverseReceipt command = new ReverseReceipt(Ids.next(), receipt.id, "model");
            give(command, may, purchases.reverse(receipt), () -> shop.shop.purchases.reverse(command));
        } else if (dice < 93) {
            TransferStock command = steps.transfer();
            give(command, may, stock.transfer(command), () -> shop.shop.stock.transfer(command));
        } else if (dice < 98) {
            AdjustStock command = steps.adjustment();
            give(command, may, stock.adjust(command), () -> shop.shop.stock.adjust(command));
        } else {
            again();
        }
        balances.compare(sales, purchases, returns);
    }

    private void policy(boolean allowed) {
        told.add("negative stock: " + allowed);
        stock.mayBeNegative = allowed;
        shop.shop.stockMayBeNegative(allowed);
    }

    private void receive() {
        ReceivePurchase command = steps.receipt(supplier);
        Posted posted = give(command, true, purchases.receive(command), () -> shop.shop.purchases.receive(command));
        if (posted != null) {
            ModelReceipt receipt = purchases.receipts.getLast();
            receipt.id = posted.id();
            List<UUID> ids = comparison.lines("purchase_receipt_line", "receipt_id", posted.id());
            for (int i = 0; i < ids.size(); i++) {
                receipt.lines.get(i).id = ids.get(i);
            }
        }
    }

    private void sell(boolean may) {
        PostSale cart = steps.cart();
        ModelSale priced = ModelSale.priced(cart, stock.usual, stock.goods);
        PostSale command = steps.paid(cart, priced == null ? BigDecimal.ONE : priced.total);
        Posted posted = give(command, may, sales.sell(command, may), () -> shop.shop.sales.post(command));
        if (posted != null) {
            ModelSale sale = sales.all.getLast();
            sale.id = posted.id();
            List<UUID> ids = comparison.lines("sale_line", "sale_id", posted.id());
            for (int i = 0; i < ids.size(); i++) {
                sale.lines.get(i).id = ids.get(i);
            }
        }
    }

    /** M10: the same command again gives the first document and changes nothing. */
    private void again() {
        if (!given.isEmpty()) {
            Given one = steps.any(given);
            told.add("again " + one.posted.label());
            Posted second = one.again.get();
            assertThat(second.id()).isEqualTo(one.posted.id());
            assertThat(second.repeated()).isTrue();
            comparison.stock(stock);
        }
    }

    private static String kind(Command command) {
        return command.getClass().getSimpleName();
    }

    private @Nullable Posted give(Command command, boolean may, Set<String> refusals, Supplier<Posted> post) {
        told.add(++step + (may ? " may override " : " ") + command);
        Supplier<Posted> work = () -> may ? shop.shop.as(post) : shop.shop.without(OVERRIDES, post);
        Posted posted = null;
        try {
            posted = work.get();
            told.add("   " + posted.label() + ", model " + refusals);
            assertThat(refusals).isEmpty();
            tally.merge(kind(command) + " posted", 1, Integer::sum);
            given.add(new Given(posted, work));
            comparison.document(posted.id(), stock);
        } catch (BusinessException refusal) {
            told.add("   " + refusal.key() + ", model " + refusals);
            assertThat(refusals).contains(refusal.key());
            tally.merge(kind(command) + " " + refusal.key(), 1, Integer::sum);
        }
        comparison.stock(stock);
        return posted;
    }
}
