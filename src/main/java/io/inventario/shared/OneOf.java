package io.inventario.shared;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A JPQL condition that a path is one of several ids. Hibernate translates a query with a list as its parameter anew at every
 * call, which was a sixth of the time of a sale; here the text depends on the number of ids alone, and each text is translated
 * once.
 */
public record OneOf(List<UUID> ids) {
    /**
     * Some texts serve all lengths, because the last id is repeated up to a power of two; never a single one, which Hibernate
     * takes for a list that may grow.
     */
    public static OneOf of(Collection<UUID> ids) {
        List<UUID> padded = new ArrayList<>(ids);
        while (padded.size() < 2 || Integer.bitCount(padded.size()) > 1) {
            padded.add(padded.isEmpty() ? new UUID(0, 0) : padded.getLast());
        }
        return new OneOf(padded);
    }

    public String condition(String path) {
        StringBuilder text = new StringBuilder(path).append(" in (:one0");
        for (int i = 1; i < ids.size(); i++) {
            text.append(", :one").append(i);
        }
        return text.append(')').toString();
    }

    public <T> TypedQuery<T> bind(TypedQuery<T> query) {
        for (int i = 0; i < ids.size(); i++) {
            query.setParameter("one" + i, ids.get(i));
        }
        return query;
    }
}
