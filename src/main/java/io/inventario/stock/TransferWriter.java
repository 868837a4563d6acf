package io.inventario.stock;

import io.inventario.documents.Draft;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Quantity;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the rows of a transfer inside its posting: everything leaves first, then arrives at exactly what it left at. */
@Component
class TransferWriter {
    private final EntityManager entities;
    private final ProductService products;
    private final Ledger ledger;

    TransferWriter(EntityManager entities, ProductService products, Ledger ledger) {
        this.entities = entities;
        this.products = products;
        this.ledger = ledger;
    }

    /** Returns what the audit row remembers. */
    Map<String, @Nullable Object> write(Draft draft, TransferStock command) {
        Location from = location(command.fromId());
        Location to = location(command.toId());
        Map<UUID, Product> found = products.require(command.lines().stream()
                .map(TransferStock.Line::productId)
                .distinct()
                .toList());
        StockTransfer transfer = new StockTransfer(draft, command);
        List<StockEntry> outs = new ArrayList<>();
        for (TransferStock.Line line : command.lines()) {
            Product product = Objects.requireNonNull(found.get(line.productId()));
            check(line, product);
            outs.add(new StockEntry(
                    transfer.add(line).getId(),
                    MovementKind.TRANSFER_OUT,
                    product,
                    from.getId(),
                    Lot.NONE,
                    line.quantity().negated(),
                    null));
        }
        entities.persist(transfer);
        List<StockEntry> ins = new ArrayList<>();
        for (StockMovement out : ledger.move(draft, outs)) {
            ins.add(new StockEntry(
                    out.getSourceLineId(),
                    MovementKind.TRANSFER_IN,
                    Objects.requireNonNull(found.get(out.getProductId())),
                    to.getId(),
                    out.getLotId(),
                    out.getQuantity().negated(),
                    out.getCost().negated()));
        }
        ledger.move(draft, ins);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("from", from.getCode());
        facts.put("to", to.getCode());
        facts.put("lines", command.lines().size());
        facts.put("note", command.note());
        return facts;
    }

    private Location location(UUID id) {
        Location location = entities.find(Location.class, id);
        if (location == null) {
            throw new BusinessException("stock.location.unknown", id);
        }
        if (!location.isActive()) {
            throw new BusinessException("stock.location.archived", location.getName());
        }
        return location;
    }

    private static void check(TransferStock.Line line, Product product) {
        Quantity quantity = line.quantity();
        if (!quantity.isPositive() || quantity.compareTo(StockService.HIGHEST_QUANTITY) >= 0) {
            throw BusinessException.at("lines", "stock.quantity.absurd", product.getName(), quantity);
        }
        if (product.isService()) {
            throw BusinessException.at("lines", "stock.service", product.getName());
        }
    }
}
