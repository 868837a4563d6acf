package io.inventario.campaigns;

import static java.math.BigDecimal.ZERO;

import io.inventario.purchases.ReceivePurchase;
import io.inventario.returns.PostSupplierReturn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the rules say of buying: receipts, their reversal (S2) and goods that go back to the supplier (V3, R5). */
final class ModelPurchases {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final List<ModelReceipt> receipts = new ArrayList<>();
    private final ModelStock stock;

    ModelPurchases(ModelStock stock) {
        this.stock = stock;
    }

    Set<String> receive(ReceivePurchase command) {
        ModelReceipt receipt = new ModelReceipt(stock.place(command.locationId()));
        Set<String> why = new TreeSet<>();
        List<ModelStock.Move> moves = new ArrayList<>();
        for (ReceivePurchase.Line line : command.lines()) {
            ModelGoods of = stock.goods(line.productId());
            BigDecimal quantity = line.quantity().value();
            if (quantity.signum() <= 0) {
                why.add("stock.quantity.absurd");
            }
            moves.add(new ModelStock.Move(of, receipt.place, quantity));
            BigDecimal net = ModelGoods.cents(line.unitCost().multiply(quantity));
            BigDecimal tax = ModelGoods.cents(net.multiply(of.taxPercent).divide(HUNDRED));
            receipt.lines.add(new ModelReceipt.Line(of, quantity, net, tax));
            receipt.total = receipt.total.add(net).add(tax);
        }
        why.addAll(stock.refusals(moves));
        if (why.isEmpty()) {
            receipt.lines.forEach(line -> line.goods.receive(receipt.place, line.quantity, line.net));
            receipts.add(receipt);
        }
        return why;
    }

    Set<String> reverse(ModelReceipt receipt) {
        if (receipt.reversed) {
            return Set.of("documents.reversed");
        }
        Set<String> why = stock.refusals(receipt.lines.stream()
                .map(line -> new ModelStock.Move(line.goods, receipt.place, line.quantity.negate()))
                .toList());
        if (receipt.returned) {
            why.add("purchases.reversal.returned");
        }
        if (why.isEmpty()) {
            receipt.lines.forEach(line -> line.goods.undo(receipt.place, line.quantity, line.net));
            receipt.credited = receipt.total;
            receipt.reversed = true;
        }
        return why;
    }

    /** R5: no more than was received and not yet returned, and no more than there is, whatever the policy says. */
    Set<String> giveBack(ModelReceipt receipt, PostSupplierReturn command) {
        Set<String> why = new TreeSet<>();
        Map<UUID, BigDecimal> back = new HashMap<>();
        Map<ModelGoods, BigDecimal> out = new HashMap<>();
        List<ModelStock.Move> moves = new ArrayList<>();
        BigDecimal total = ZERO;
        List<BigDecimal> nets = new ArrayList<>();
        for (PostSupplierReturn.Line line : command.lines()) {
            ModelReceipt.Line from = receipt.lines.stream()
                    .filter(each -> each.id.equals(line.receiptLineId()))
                    .findFirst()
                    .orElseThrow();
            BigDecimal more = line.quantity().value();
            BigDecimal before = back.getOrDefault(from.id, from.back);
            if (more.signum() <= 0) {
                why.add("stock.quantity.absurd");
            }
            if (before.add(more).compareTo(from.quantity) > 0) {
                why.add("returns.supplier.tooMuch");
            }
            BigDecimal net = from.share(from.net, before, more);
            total = total.add(net).add(from.share(from.tax, before, more));
            nets.add(net);
            back.put(from.id, before.add(more));
            out.merge(from.goods, more, BigDecimal::add);
            moves.add(new ModelStock.Move(from.goods, receipt.place, more.negate()));
        }
        if (receipt.reversed) {
            why.add("returns.supplier.reversed");
        }
        if (out.entrySet().stream()
                .anyMatch(each -> each.getKey().at(receipt.place).compareTo(each.getValue()) < 0)) {
            why.add(stock.mayBeNegative ? "returns.supplier.onHand" : "stock.insufficient");
        }
        why.addAll(stock.refusals(moves));
        if (why.isEmpty()) {
            for (int i = 0; i < moves.size(); i++) {
                moves.get(i)
                        .goods()
                        .issueAt(receipt.place, moves.get(i).quantity().negate(), nets.get(i));
            }
            receipt.lines.forEach(line -> line.back = back.getOrDefault(line.id, line.back));
            receipt.credited = receipt.credited.add(total.min(receipt.balance()));
            receipt.returned = true;
        }
        return why;
    }
}
