package io.inventario.shared;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule that must hold at every moment; a module offers its rules as beans and `check` examines them all. */
public interface IntegrityRule {
    int NAMED = 10;

    /** The rule's name in the list of invariants, such as S1. */
    String id();

    String description();

    /** Recomputes the rule from the rows alone, inside the caller's read-only transaction. */
    Findings examine();

    /**
     * @param examined rows looked at
     * @param differences rows that disagree
     * @param first up to ten of those, each named for a person
     */
    record Findings(long examined, long differences, List<String> first) {}

    /**
     * A rule in SQL.
     *
     * @param examined counts the rows looked at
     * @param offenders selects one text column that names each row that disagrees, in a total order
     */
    static IntegrityRule sql(String id, String description, JdbcClient jdbc, String examined, String offenders) {
        return new SqlRule(id, description, jdbc, examined, offenders);
    }
}
