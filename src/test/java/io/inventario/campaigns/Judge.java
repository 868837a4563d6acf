package io.inventario.campaigns;

import io.inventario.database.IntegrityCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what clients were told with what the database holds, and lets the checker look at every row. */
final class Judge {
    private final ApplicationContext application;
    private final JdbcClient jdbc;

    Judge(ApplicationContext application) {
        this.application = application;
        this.jdbc = application.getBean(JdbcClient.class);
    }

    /**
     * Everything that is wrong; empty when nothing acknowledged is missing, nothing refused is there, nothing is there by half or
     * twice, and no number is missing.
     *
     * @param whole whether all rules of the checker must hold too
     */
    List<String> mistakes(History history, boolean whole) {
        List<String> mistakes = new ArrayList<>();
        Map<UUID, History.Entry> told = history.commands();
        Map<UUID, Long> there = documents(mistakes);
        told.values().forEach(entry -> {
            long documents = there.getOrDefault(entry.command(), 0L);
            if (entry.outcome() == History.Outcome.POSTED && documents != 1) {
                mistakes.add("acknowledged, but " + documents + " documents: " + entry);
            }
            if (entry.outcome() == History.Outcome.REFUSED && documents != 0) {
                mistakes.add("refused, but there: " + entry);
            }
        });
        there.keySet().stream()
                .filter(command -> !told.containsKey(command))
                .forEach(command -> mistakes.add("nobody gave " + command));
        gaps(mistakes);
        if (whole) {
            application.getBean(IntegrityCheck.class).run().stream()
                    .filter(outcome -> !outcome.holds())
                    .forEach(outcome -> mistakes.add(outcome.id() + ": " + outcome.findings()));
        }
        return mistakes;
    }

    /** How many documents each command has; one without number or audit row is half of one. */
    private Map<UUID, Long> documents(List<String> mistakes) {
        Map<UUID, Long> documents = new HashMap<>();
        jdbc.sql("""
                select d.command_id, d.kind, n.number, a.id from document d
                left join document_number n on n.document_id = d.id
                left join audit_row a on a.subject_id = d.id and a.action = 'posted'""").query(row -> {
            UUID command = row.getObject(1, UUID.class);
            documents.merge(command, 1L, Long::sum);
            if (row.getObject(3) == null || row.getObject(4) == null) {
                mistakes.add("half there: " + row.getString(2) + " of command " + command);
            }
        });
        return documents;
    }

    private void gaps(List<String> mistakes) {
        jdbc.sql("""
                select series_id, count(*), max(number) from document_number
                group by series_id having count(*) <> max(number)""").query(row -> {
            mistakes.add("series " + row.getString(1) + " has " + row.getLong(2) + " numbers up to " + row.getLong(3));
        });
    }
}
