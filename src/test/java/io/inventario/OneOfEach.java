package io.inventario;

import static io.inventario.Shop.bought;
import static io.inventario.Shop.line;

import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.purchases.PostVoucher;
import io.inventario.purchases.ReverseReceipt;
import io.inventario.purchases.Voucher;
import io.inventario.purchases.VoucherService;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import io.inventario.returns.PostSupplierReturn;
import io.inventario.returns.ReturnService;
import io.inventario.returns.SupplierReturnService;
import io.inventario.sales.VoidSale;
import io.inventario.shared.Ids;
import io.inventario.shared.Quantity;
import io.inventario.stock.Location;
import io.inventario.stock.TransferStock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts a document of every kind, for tests that must speak of all of them. */
@Component
public class OneOfEach {
    private final Shop shop;
    private final ReturnService returns;
    private final SupplierReturnService supplierReturns;
    private final VoucherService vouchers;
    private final JdbcClient jdbc;

    OneOfEach(
            Shop shop,
            ReturnService returns,
            SupplierReturnService supplierReturns,
            VoucherService vouchers,
            JdbcClient jdbc) {
        this.shop = shop;
        this.returns = returns;
        this.supplierReturns = supplierReturns;
        this.vouchers = vouchers;
        this.jdbc = jdbc;
    }

    /**
     * The documents of one day.
     *
     * @param product what {@code sale} sold
     * @param payment what {@code sale} was paid with
     * @param returned the sale of which {@code back} took one back into the stock and scrapped another
     * @param receipt the receipt of which {@code sent} went back
     * @param undone the receipt that {@code reversal} reversed, of {@code undoneProduct}
     */
    public record Documents(
            Product product,
            Posted sale,
            UUID payment,
            Posted voided,
            Posted saleVoid,
            Posted returned,
            Posted back,
            Posted receipt,
            Posted sent,
            Product undoneProduct,
            Posted undone,
            Posted reversal,
            Posted transfer,
            Posted expense,
            Posted asset,
            Posted income) {}

    public Documents post() {
        Product product = shop.stocked("10", 5, "4");
        Posted sale = shop.sell(line(product, 2));
        Posted voided = shop.sell(line(shop.stocked("20", 5, "4"), 2));
        Posted returned = shop.sell(line(shop.stocked("30", 5, "4"), 3));
        Posted receipt = shop.buy(shop.supplier(), bought(shop.product("90"), 10, "50"));
        Product undoneProduct = shop.product("80");
        Posted undone = shop.buy(shop.supplier(), bought(undoneProduct, 3, "10"));
        return new Documents(
                product,
                sale,
                one("select payment_id from payment_allocation where document_id = ?", sale),
                voided,
                shop.as(() -> shop.sales.voidSale(new VoidSale(Ids.next(), voided.id(), "typed twice"))),
                returned,
                back(returned),
                receipt,
                sent(receipt),
                undoneProduct,
                undone,
                shop.as(() -> shop.purchases.reverse(new ReverseReceipt(Ids.next(), undone.id(), "typed twice"))),
                transfer(),
                voucher(PostVoucher.expense(Ids.next(), null, "Rent", null, "Office", shop.cash("25"))),
                voucher(PostVoucher.asset(
                        Ids.next(), null, "Van", null, LocalDate.of(2026, 3, 2), null, shop.cash("90"))),
                voucher(PostVoucher.income(Ids.next(), null, Voucher.Income.DELIVERY, null, shop.cash("5"))));
    }

    private Posted back(Posted sale) {
        UUID line = one("select id from sale_line where sale_id = ?", sale);
        return shop.as(() -> returns.post(new PostReturn(
                Ids.next(),
                null,
                sale.id(),
                null,
                List.of(
                        new PostReturn.Line(line, Quantity.of(1), Disposition.RESTOCK, null),
                        new PostReturn.Line(line, Quantity.of(1), Disposition.SCRAP, "broken")),
                List.of(shop.cash("60")),
                false)));
    }

    private Posted sent(Posted receipt) {
        UUID line = one("select id from purchase_receipt_line where receipt_id = ?", receipt);
        return shop.as(() -> supplierReturns.post(new PostSupplierReturn(
                Ids.next(), null, receipt.id(), "broken", List.of(new PostSupplierReturn.Line(line, Quantity.of(4))))));
    }

    /** To a place that nobody finds afterwards, as other tests count on there being one only. */
    private Posted transfer() {
        Product product = shop.stocked("10", 7, "3");
        return shop.as(() -> {
            Location there = new Location();
            there.setCode("Z" + Ids.next().toString().substring(0, 17));
            there.setName(Shop.unique("Depot"));
            there = shop.stock.save(there);
            Posted posted = shop.stock.transfer(new TransferStock(
                    Ids.next(),
                    null,
                    shop.stock.sellingLocation().getId(),
                    there.getId(),
                    null,
                    List.of(new TransferStock.Line(product.getId(), Quantity.of(4)))));
            there.setActive(false);
            shop.stock.save(there);
            return posted;
        });
    }

    private Posted voucher(PostVoucher command) {
        return shop.as(() -> vouchers.post(command));
    }

    private UUID one(String sql, Posted document) {
        return jdbc.sql(sql).param(document.id()).query(UUID.class).single();
    }
}
