package io.inventario.campaigns;

import io.inventario.documents.Posted;
import io.inventario.documents.Tender;
import io.inventario.purchases.PurchaseService;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import io.inventario.returns.PostSupplierReturn;
import io.inventario.returns.ReturnService;
import io.inventario.returns.SupplierReturnService;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleService;
import io.inventario.sales.VoidSale;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import io.inventario.stock.StockService;
import io.inventario.stock.TransferStock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clients of a shop with few goods. Every command follows from the seed, the client and its number alone, so that it can be
 * given again, word for word, after its answer was lost; what follows an earlier document names one of the same client.
 */
final class Traffic {
    /** Twelve commands in a row of one client; what comes back or is undone was posted so many commands before. */
    private static final int ROUND = 12;

    private final TrafficGoods goods;
    private final StockService stock;
    private final SaleService sales;
    private final PurchaseService purchases;
    private final ReturnService returns;
    private final SupplierReturnService supplierReturns;
    private final JdbcClient jdbc;
    private final long seed;

    Traffic(ApplicationContext application, long seed) {
        this.goods = new TrafficGoods(application);
        this.stock = application.getBean(StockService.class);
        this.sales = application.getBean(SaleService.class);
        this.purchases = application.getBean(PurchaseService.class);
        this.returns = application.getBean(ReturnService.class);
        this.supplierReturns = application.getBean(SupplierReturnService.class);
        this.jdbc = application.getBean(JdbcClient.class);
        this.seed = seed;
    }

    UUID command(int client, int number) {
        return Ids.named("campaign " + seed + " " + client + " " + number);
    }

    /**
     * Gives the command.
     *
     * @throws BusinessException when it is refused
     */
    Posted give(int client, int number) {
        UUID id = command(client, number);
        Random random = new Random(seed * 31_337 + client * 7_919L + number);
        return switch (number % ROUND) {
            case 0, 9 -> purchases.receive(receipt(id, random));
            case 4 -> returns.post(back(id, client, number - 3, random));
            case 5 -> stock.transfer(transfer(id, random));
            case 6 -> stock.adjust(found(id, random));
            case 8 -> sales.voidSale(new VoidSale(id, document(client, number - 1), "typed twice"));
            case 10 -> purchases.reverse(new ReverseReceipt(id, document(client, number - 1), "typed twice"));
            case 11 -> supplierReturns.post(backToSupplier(id, client, number - 11));
            default -> sales.post(sale(id, random));
        };
    }

    private AdjustStock found(UUID id, Random random) {
        List<AdjustStock.Line> lines = pick(random, 3).stream()
                .map(product -> new AdjustStock.Line(
                        product, Quantity.of(5 + random.nextInt(10)), BigDecimal.valueOf(300 + random.nextInt(400), 2)))
                .toList();
        return new AdjustStock(id, null, null, StockAdjustment.Reason.FOUND, null, lines);
    }

    private ReceivePurchase receipt(UUID id, Random random) {
        List<ReceivePurchase.Line> lines = pick(random, 2).stream()
                .map(product -> new ReceivePurchase.Line(
                        product, Quantity.of(5 + random.nextInt(10)), BigDecimal.valueOf(300 + random.nextInt(400), 2)))
                .toList();
        return new ReceivePurchase(id, null, goods.supplier, null, null, lines, null);
    }

    private PostSale sale(UUID id, Random random) {
        List<PostSale.Line> lines = new ArrayList<>();
        long units = 0;
        for (UUID product : pick(random, 1 + random.nextInt(4))) {
            int quantity = 1 + random.nextInt(2);
            units += quantity;
            lines.add(new PostSale.Line(product, Quantity.of(quantity)));
        }
        return new PostSale(id, lines, List.of(cash(units)));
    }

    private TransferStock transfer(UUID id, Random random) {
        boolean out = random.nextBoolean();
        List<TransferStock.Line> lines = pick(random, 2).stream()
                .map(product -> new TransferStock.Line(product, Quantity.of(1 + random.nextInt(3))))
                .toList();
        return new TransferStock(id, null, out ? goods.here : goods.there, out ? goods.there : goods.here, null, lines);
    }

    /** One unit of the sale's first line. */
    private PostReturn back(UUID id, int client, int sale, Random random) {
        Disposition disposition = random.nextInt(3) == 0 ? Disposition.SCRAP : Disposition.RESTOCK;
        UUID line = line("select id from sale_line where sale_id = ? order by rank", client, sale);
        return new PostReturn(
                id,
                null,
                document(client, sale),
                null,
                List.of(new PostReturn.Line(line, Quantity.of(1), disposition, null)),
                List.of(cash(1)),
                false);
    }

    /** Two units of the receipt's first line. */
    private PostSupplierReturn backToSupplier(UUID id, int client, int receipt) {
        UUID line = line("select id from purchase_receipt_line where receipt_id = ? order by rank", client, receipt);
        return new PostSupplierReturn(
                id, null, document(client, receipt), null, List.of(new PostSupplierReturn.Line(line, Quantity.of(2))));
    }

    /** What the client's earlier command posted; an id of nothing where that was refused. */
    private UUID document(int client, int number) {
        UUID command = command(client, number);
        return jdbc.sql("select id from document where command_id = ?")
                .param(command)
                .query(UUID.class)
                .optional()
                .orElse(command);
    }

    private UUID line(String sql, int client, int number) {
        UUID document = document(client, number);
        return jdbc.sql(sql).param(document).query(UUID.class).list().stream()
                .findFirst()
                .orElse(document);
    }

    private Tender cash(long units) {
        return new Tender(goods.cash, Money.of(TrafficGoods.PRICE * units));
    }

    private List<UUID> pick(Random random, int count) {
        Set<Integer> picked = new TreeSet<>();
        while (picked.size() < count) {
            picked.add(random.nextInt(goods.products.size()));
        }
        return picked.stream().map(goods.products::get).toList();
    }
}
