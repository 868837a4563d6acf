package io.inventario.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule that must hold at every moment; a module offers its rules as beans and `check` examines them all. */
public interface IntegrityRule {
    int NAMED = 10;

    /** The rule's name in the list of invariants, such as S1. */
    String id();

    /** Tells rules of one name apart where people read them: the name, and behind a point what it is checked of. */
    default String key() {
        return id();
    }

    String description();

    /** Recomputes the rule from the rows alone, inside the caller's read-only transaction. */
    Findings examine();

    /** As {@link #examine}, but of a copy of the data: what lies outside the database belongs to the original and is left out. */
    default Findings examineCopy() {
        return examine();
    }

    /**
     * @param examined rows looked at
     * @param differences rows that disagree
     * @param first up to ten of those
     * @param notes what could not be examined, and so is no difference
     */
    record Findings(long examined, long differences, List<Offender> first, List<Sentence> notes) {}

    /**
     * A row that disagrees.
     *
     * @param says what a person recognises it by, and what is wrong with it
     * @param page the address of the page that shows it down to its parts, where there is one
     */
    @JsonPropertyOrder({"name", "page"})
    record Offender(@JsonIgnore Sentence says, @Nullable String page) {
        /** What it says, in English. */
        @JsonProperty
        public String name() {
            return says.toString();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * A rule in SQL.
     *
     * @param key the rule's name, with a point and what it is checked of where several have that name, such as M2.sale
     * @param examined counts the rows looked at
     * @param offenders selects of each row that disagrees, in a total order, the key of the sentence that names it, and after it the
     *     sentence's arguments; a column called page is no argument but the address of the page that shows it
     */
    static IntegrityRule sql(String key, String description, JdbcClient jdbc, String examined, String offenders) {
        return new SqlRule(key, description, jdbc, examined, offenders);
    }
}
