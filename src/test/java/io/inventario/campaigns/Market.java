package io.inventario.campaigns;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;

import io.inventario.Shop;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.purchases.ReceivePurchase;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import io.inventario.returns.ReturnService;
import io.inventario.sales.PostSale;
import io.inventario.sales.SaleLine;
import io.inventario.shared.Ids;
import io.inventario.shared.Quantity;
import io.inventario.stock.TransferStock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/** A few hot goods that everybody wants, with receipts, returns and transfers between the sales. */
@Component
class Market {
    private final Shop shop;
    private final ReturnService returns;
    private final ConcurrentLinkedQueue<UUID> sold = new ConcurrentLinkedQueue<>();
    private List<Product> goods = List.of();
    private UUID supplier = Ids.next();
    private UUID here = Ids.next();
    private UUID there = Ids.next();

    Market(Shop shop, ReturnService returns) {
        this.shop = shop;
        this.returns = returns;
    }

    enum Kind {
        SALE,
        RECEIPT,
        RETURN,
        TRANSFER
    }

    void open(List<Product> wanted, UUID secondPlace) {
        goods = wanted;
        supplier = shop.supplier().getId();
        here = shop.as(() -> shop.stock.sellingLocation()).getId();
        there = secondPlace;
        sold.clear();
    }

    /** So many sales with what comes between them, in any order. */
    static List<Kind> kinds(int sales, Random random) {
        List<Kind> kinds = new ArrayList<>();
        kinds.addAll(Collections.nCopies(sales, Kind.SALE));
        kinds.addAll(Collections.nCopies(sales / 12, Kind.RECEIPT));
        kinds.addAll(Collections.nCopies(sales / 10, Kind.RETURN));
        kinds.addAll(Collections.nCopies(sales / 15, Kind.TRANSFER));
        Collections.shuffle(kinds, random);
        return kinds;
    }

    Crowd.Wish wish(Kind kind, Random random) {
        UUID sale = kind == Kind.RETURN ? sold.poll() : null;
        return switch (kind) {
            case RECEIPT -> receipt(random);
            case TRANSFER -> transfer(random);
            case RETURN -> sale == null ? sale(random) : back(sale);
            case SALE -> sale(random);
        };
    }

    private List<Product> some(int count, Random random) {
        List<Product> chosen = new ArrayList<>(goods);
        Collections.shuffle(chosen, random);
        return chosen.subList(0, count);
    }

    private Crowd.Wish sale(Random random) {
        Map<UUID, Long> effect = new HashMap<>();
        List<PostSale.Line> lines = new ArrayList<>();
        long units = 0;
        for (Product product : some(1 + random.nextInt(5), random)) {
            int quantity = 1 + random.nextInt(2);
            units += quantity;
            effect.put(product.getId(), (long) -quantity);
            lines.add(line(product, quantity));
        }
        PostSale command = new PostSale(Ids.next(), lines, List.of(shop.cash(String.valueOf(10 * units))));
        return new Crowd.Wish("SALE", command.commandId(), effect, () -> {
            Posted posted = shop.sales.post(command);
            sold.add(posted.id());
            return posted;
        });
    }

    /** One unit of the first line; the sale stays among those that can be returned, until nothing of the line is left. */
    private Crowd.Wish back(UUID sale) {
        SaleLine from = shop.as(() -> shop.sales.find(sale))
                .orElseThrow()
                .sale()
                .getLines()
                .getFirst();
        PostReturn command = new PostReturn(
                Ids.next(),
                null,
                sale,
                null,
                List.of(new PostReturn.Line(from.getId(), Quantity.of(1), Disposition.RESTOCK, null)),
                List.of(shop.cash("10")),
                false);
        return new Crowd.Wish("RETURN", command.commandId(), Map.of(from.getProductId(), 1L), () -> {
            sold.add(sale);
            return returns.post(command);
        });
    }

    private Crowd.Wish receipt(Random random) {
        Map<UUID, Long> effect = new HashMap<>();
        List<ReceivePurchase.Line> lines = new ArrayList<>();
        for (Product product : some(2, random)) {
            int quantity = 5 + random.nextInt(16);
            effect.put(product.getId(), (long) quantity);
            lines.add(bought(product, quantity, "3." + (10 + random.nextInt(90))));
        }
        ReceivePurchase command = new ReceivePurchase(Ids.next(), null, supplier, null, null, lines, null);
        return new Crowd.Wish("RECEIPT", command.commandId(), effect, () -> shop.purchases.receive(command));
    }

    private Crowd.Wish transfer(Random random) {
        boolean out = random.nextBoolean();
        List<TransferStock.Line> lines = some(1 + random.nextInt(3), random).stream()
                .map(product -> new TransferStock.Line(product.getId(), Quantity.of(1 + random.nextInt(2))))
                .toList();
        TransferStock command =
                new TransferStock(Ids.next(), null, out ? here : there, out ? there : here, null, lines);
        return new Crowd.Wish("TRANSFER", command.commandId(), Map.of(), () -> shop.stock.transfer(command));
    }
}
