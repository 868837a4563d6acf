package io.inventario.stock;

import io.inventario.documents.Draft;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.OneOf;
import io.inventario.shared.Quantity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only door to the stock: moves goods for a document that is being posted.
 *
 * <p>It locks the value rows of all products concerned, in the database's order of their ids, before it reads any quantity; the
 * entities it then reads are therefore the newest there are (rules S3, S6).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {
    private final EntityManager entities;

    Ledger(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Moves all entries in their order and returns their movements in the same order, without the variance rows that settling a
     * shortage adds.
     *
     * @throws io.inventario.shared.BusinessException when one of them would take more than there is
     */
    public List<StockMovement> move(Draft draft, List<StockEntry> entries) {
        SequencedSet<UUID> products = new TreeSet<>();
        entries.forEach(entry -> products.add(entry.product().getId()));
        Map<UUID, StockValue> values = lockValues(products);
        Map<StockKey, StockLevel> levels = lockLevels(products);
        int known = levels.size();
        List<StockMovement> movements = new ArrayList<>();
        for (StockEntry entry : entries) {
            StockLevel level = levels.computeIfAbsent(entry.key(), this::newLevel);
            movements.add(move(
                    draft,
                    entry,
                    level,
                    Objects.requireNonNull(values.get(entry.product().getId()))));
        }
        if (levels.size() > known) {
            entities.flush(); // a second call for the same document has to find the new ones
        }
        return movements;
    }

    private StockMovement move(Draft draft, StockEntry entry, StockLevel level, StockValue value) {
        Quantity quantity = entry.quantity();
        level.move(entry.product(), quantity, draft.terms().negativeStock());
        StockValue.Change change = change(entry, value, draft.terms().digits());
        StockMovement movement = persist(new StockMovement(
                draft, entry.sourceLineId(), entry.kind(), level, value, quantity, change.cost(), entry.reverses()));
        if (!change.variance().isZero()) {
            level.touch();
            value.revalue(change.variance());
            persist(new StockMovement(
                    draft,
                    entry.sourceLineId(),
                    MovementKind.COST_VARIANCE,
                    level,
                    value,
                    Quantity.ZERO,
                    change.variance(),
                    null));
        }
        return movement;
    }

    private static StockValue.Change change(StockEntry entry, StockValue value, int digits) {
        Quantity quantity = entry.quantity();
        Money worth = entry.worth() == null ? null : entry.worth().rounded(digits);
        if (!quantity.isNegative()) {
            return value.receive(
                    quantity, worth == null ? atKnownCost(entry, value).rounded(digits) : worth, digits);
        }
        if (worth == null) {
            return value.issue(quantity.negated(), digits);
        }
        return entry.reverses() == null
                ? value.issueAt(quantity.negated(), worth, digits)
                : value.takeBack(quantity.negated(), worth, digits);
    }

    /** Goods that come in without a cost take the average over (rule V1); what never moved has none. */
    private static Money atKnownCost(StockEntry entry, StockValue value) {
        if (value.hasNeverMoved()) {
            throw BusinessException.at(
                    "lines", "stock.cost.unknown", entry.product().getName());
        }
        return value.atAverage(entry.quantity());
    }

    private StockMovement persist(StockMovement movement) {
        entities.persist(movement);
        return movement;
    }

    private StockLevel newLevel(StockKey key) {
        StockLevel level = new StockLevel(key);
        entities.persist(level);
        return level;
    }

    private Map<UUID, StockValue> lockValues(SequencedSet<UUID> products) {
        Map<UUID, StockValue> values = findValues(products);
        if (values.size() < products.size()) {
            products.stream().filter(product -> !values.containsKey(product)).forEach(this::insertValue);
            values.putAll(findValues(products));
        }
        return values;
    }

    private Map<UUID, StockValue> findValues(Collection<UUID> products) {
        Map<UUID, StockValue> values = new HashMap<>();
        OneOf wanted = OneOf.of(products);
        wanted.bind(entities.createQuery(
                        "select v from StockValue v where " + wanted.condition("v.productId") + " order by v.productId",
                        StockValue.class))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(value -> values.put(value.productId(), value));
        return values;
    }

    private void insertValue(UUID product) {
        entities.createNativeQuery("""
                        insert into stock_value (product_id, quantity, amount, average_cost, last_sequence)
                        values (:product, 0, 0, 0, 0) on conflict do nothing""").setParameter("product", product).executeUpdate();
    }

    private Map<StockKey, StockLevel> lockLevels(Collection<UUID> products) {
        Map<StockKey, StockLevel> levels = new HashMap<>();
        OneOf wanted = OneOf.of(products);
        wanted.bind(entities.createQuery(
                        "select l from StockLevel l where " + wanted.condition("l.key.productId")
                                + " order by l.key.productId, l.key.locationId, l.key.lotId",
                        StockLevel.class))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(level -> levels.put(level.key(), level));
        return levels;
    }
}
