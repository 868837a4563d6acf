package io.inventario.stock;

import io.inventario.audit.AuditTrail;
import io.inventario.documents.Document;
import io.inventario.documents.DocumentFilter;
import io.inventario.documents.DocumentKind;
import io.inventario.documents.DocumentNumber;
import io.inventario.documents.Draft;
import io.inventario.documents.Posted;
import io.inventario.documents.Posting;
import io.inventario.products.Product;
import io.inventario.products.ProductService;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What there is of each product, how it came to be, and its correction. */
@Service
@Transactional(readOnly = true)
public class StockService {
    /** Quantities from here on are a slip of the keyboard. */
    public static final Quantity HIGHEST_QUANTITY = Quantity.of(1_000_000_000);

    private static final int NOTE = 500;
    private static final BigDecimal HIGHEST_COST = Product.HIGHEST_PRICE.amount();

    private final StockMovementRepository movements;
    private final LocationRepository locations;
    private final TransferRepository transfers;
    private final TransferWriter transferWriter;
    private final ProductService products;
    private final Posting posting;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final EntityManager entities;

    StockService(
            StockMovementRepository movements,
            LocationRepository locations,
            TransferRepository transfers,
            TransferWriter transferWriter,
            ProductService products,
            Posting posting,
            Ledger ledger,
            AuditTrail audit,
            EntityManager entities) {
        this.movements = movements;
        this.locations = locations;
        this.transfers = transfers;
        this.transferWriter = transferWriter;
        this.products = products;
        this.posting = posting;
        this.ledger = ledger;
        this.audit = audit;
        this.entities = entities;
    }

    /** A page of the filtered stock; the page's sort must end with the product's id. */
    @RolesAllowed(Permission.VIEW_STOCK)
    public List<StockRow> list(StockFilter filter, Pageable page) {
        List<StockRow> rows = movements.stock(filter.pattern(), filter.categoryId(), filter.onlyLow(), page);
        return Actor.may(Permission.VIEW_COST)
                ? rows
                : rows.stream().map(StockRow::withoutCost).toList();
    }

    /** The stock of one product, also of an archived one. */
    @RolesAllowed(Permission.VIEW_STOCK)
    public Optional<StockRow> find(UUID productId) {
        Optional<StockRow> row = movements.stockOf(productId);
        return Actor.may(Permission.VIEW_COST) ? row : row.map(StockRow::withoutCost);
    }

    @RolesAllowed(Permission.VIEW_STOCK)
    public StockTotals totals(StockFilter filter) {
        StockTotals totals = movements.totals(filter.pattern(), filter.categoryId(), filter.onlyLow());
        return Actor.may(Permission.VIEW_COST) ? totals : totals.withoutCost();
    }

    /** The movements of a product; the page's sort must end with the value sequence. */
    @RolesAllowed(Permission.VIEW_STOCK)
    public List<MovementRow> card(UUID productId, Pageable page) {
        List<MovementRow> rows = movements.card(productId, page);
        return Actor.may(Permission.VIEW_COST)
                ? rows
                : rows.stream().map(MovementRow::withoutCost).toList();
    }

    @RolesAllowed(Permission.VIEW_STOCK)
    public long countCard(UUID productId) {
        return movements.countCard(productId);
    }

    /** What there is of each of the products over all locations; zero for those that never moved. */
    @RolesAllowed(Permission.VIEW_STOCK)
    public Map<UUID, Quantity> onHand(Collection<UUID> productIds) {
        Map<UUID, Quantity> onHand = new HashMap<>();
        productIds.forEach(id -> onHand.put(id, Quantity.ZERO));
        movements.values(productIds).forEach(value -> onHand.put(value.productId(), value.quantity()));
        return onHand;
    }

    @RolesAllowed(Permission.VIEW_STOCK)
    public List<Location> locations() {
        return locations.findAllByOrderByCode();
    }

    /** Where goods are sold from unless somebody says otherwise. */
    @RolesAllowed(Permission.VIEW_STOCK)
    public Location sellingLocation() {
        return locations
                .findFirstByKindAndActiveTrueOrderByCode(Location.Kind.SELLABLE)
                .orElseThrow(() -> new BusinessException("stock.location.none"));
    }

    @Transactional
    @RolesAllowed(Permission.MANAGE_SETTINGS)
    public Location save(Location location) {
        return audit.save(locations, location);
    }

    /**
     * Posts a correction of the stock.
     *
     * @throws BusinessException when it takes more than there is, or a quantity or cost is absurd
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.ADJUST_STOCK)
    public Posted adjust(AdjustStock command) {
        if (command.lines().isEmpty()) {
            throw BusinessException.at("lines", "stock.adjustment.empty");
        }
        return posting.post(
                DocumentKind.STOCK_ADJUSTMENT, command, command.businessDate(), null, draft -> write(draft, command));
    }

    /**
     * Posts a transfer between two locations at the value the goods have (rule S5).
     *
     * @throws BusinessException when more is carried than there is, or from a place to itself
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    @RolesAllowed(Permission.TRANSFER_STOCK)
    public Posted transfer(TransferStock command) {
        if (command.lines().isEmpty()) {
            throw BusinessException.at("lines", "stock.adjustment.empty");
        }
        if (command.fromId().equals(command.toId())) {
            throw BusinessException.at("to", "stock.transfer.same");
        }
        if (command.note() != null && command.note().length() > NOTE) {
            throw BusinessException.at("note", "stock.note.tooLong", NOTE);
        }
        return posting.post(
                DocumentKind.STOCK_TRANSFER,
                command,
                command.businessDate(),
                null,
                draft -> transferWriter.write(draft, command));
    }

    /** A page of the filtered transfers; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_STOCK)
    public List<TransferRow> transfers(DocumentFilter filter, Pageable page) {
        return transfers.rows(filter.first(), filter.last(), filter.number(), filter.pattern(), page);
    }

    @RolesAllowed(Permission.VIEW_STOCK)
    public long countTransfers(DocumentFilter filter) {
        return transfers.count(filter.first(), filter.last(), filter.number(), filter.pattern());
    }

    @RolesAllowed(Permission.VIEW_STOCK)
    public Optional<TransferDetails> findTransfer(UUID id) {
        return transfers.findById(id).map(transfer -> {
            List<TransferDetails.Line> lines = transfers.lines(id);
            return new TransferDetails(
                    entities.find(Document.class, id),
                    entities.find(DocumentNumber.class, id).getLabel(),
                    entities.find(Location.class, transfer.getFromId()).getName(),
                    entities.find(Location.class, transfer.getToId()).getName(),
                    transfer.getNote(),
                    Actor.may(Permission.VIEW_COST)
                            ? lines
                            : lines.stream()
                                    .map(TransferDetails.Line::withoutValue)
                                    .toList());
        });
    }

    private Map<String, @Nullable Object> write(Draft draft, AdjustStock command) {
        UUID location = command.locationId() == null ? sellingLocation().getId() : command.locationId();
        Map<UUID, Product> found = products.require(command.lines().stream()
                .map(AdjustStock.Line::productId)
                .distinct()
                .toList());
        StockAdjustment adjustment = new StockAdjustment(draft, location, command.reason(), command.note());
        List<StockEntry> entries = new ArrayList<>();
        for (AdjustStock.Line line : command.lines()) {
            Product product = Objects.requireNonNull(found.get(line.productId()));
            check(line, product);
            StockAdjustmentLine added = adjustment.add(line);
            entries.add(new StockEntry(
                    added.getId(), MovementKind.ADJUSTMENT, product, location, Lot.NONE, line.quantity(), worth(line)));
        }
        entities.persist(adjustment);
        ledger.move(draft, entries);
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("reason", command.reason().name());
        facts.put("lines", command.lines().size());
        facts.put("note", command.note());
        return facts;
    }

    /** A cost says what comes in; what goes out is worth its share of the value (rule V1). */
    private static @Nullable Money worth(AdjustStock.Line line) {
        return line.unitCost() == null || line.quantity().isNegative()
                ? null
                : new Money(line.unitCost()).times(line.quantity());
    }

    private static void check(AdjustStock.Line line, Product product) {
        Quantity quantity = line.quantity();
        if (quantity.isZero()
                || quantity.compareTo(HIGHEST_QUANTITY) >= 0
                || quantity.negated().compareTo(HIGHEST_QUANTITY) >= 0) {
            throw BusinessException.at("lines", "stock.quantity.absurd", product.getName(), quantity);
        }
        if (product.isService()) {
            throw BusinessException.at("lines", "stock.service", product.getName());
        }
        BigDecimal cost = line.unitCost();
        if (cost != null
                && (cost.signum() < 0 || cost.compareTo(HIGHEST_COST) >= 0 || cost.scale() > StockValue.COST_SCALE)) {
            throw BusinessException.at("lines", "stock.cost.absurd", product.getName(), cost.toPlainString());
        }
    }
}
