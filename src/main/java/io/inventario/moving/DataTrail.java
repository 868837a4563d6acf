package io.inventario.moving;

import io.inventario.audit.AuditTrail;
import io.inventario.shared.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dumps, loads and moves in the audit trail, and what the trail says of changes between two moments. */
@Component
@Transactional
class DataTrail {
    private static final UUID SUBJECT = Ids.named("data");
    private static final String KIND = "Data";
    private static final int LONGEST_LABEL = 300;
    private static final String NO_CHANGE = "'data_dumped', 'data_moved', 'move_cleared', 'secret_key_shown'";

    private final AuditTrail audit;

    DataTrail(AuditTrail audit) {
        this.audit = audit;
    }

    void record(String action, String label, Map<String, Object> facts) {
        String shortened = label.substring(0, Math.min(label.length(), LONGEST_LABEL));
        audit.record(action, KIND, SUBJECT, shortened, null, facts);
    }

    /** How often each thing was done that changes the data, by {@code ACTION KIND}: rows are only ever added, so it only grows. */
    static SortedMap<String, Long> deeds(Connection connection) throws SQLException {
        SortedMap<String, Long> deeds = new TreeMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select action, subject_type, count(*) from audit_row"
                        + " where subject_type <> 'Job' and action not in (" + NO_CHANGE
                        + ") group by action, subject_type")) {
            while (rows.next()) {
                deeds.put(rows.getString(1) + "|" + rows.getString(2), rows.getLong(3));
            }
        }
        return deeds;
    }

    /** What was done between two such looks. */
    static List<Deed> between(Map<String, Long> before, Map<String, Long> after) {
        List<Deed> deeds = new ArrayList<>();
        new TreeMap<>(after).forEach((name, count) -> {
            long more = count - before.getOrDefault(name, 0L);
            if (more > 0) {
                int bar = name.indexOf('|');
                deeds.add(new Deed(name.substring(0, bar), name.substring(bar + 1), more));
            }
        });
        return deeds;
    }
}
