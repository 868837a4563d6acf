package io.inventario.campaigns;

import io.inventario.database.IntegrityCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what clients were told with what the database holds, and lets the checker look at every row. */
final class Judge {
    private final ApplicationContext application;

    Judge(ApplicationContext application) {
        this.application = application;
    }

    /** Everything that is wrong; empty when nothing acknowledged is missing, nothing refused is there, and all rules hold. */
    List<String> mistakes(History history) {
        List<String> mistakes = new ArrayList<>();
        Map<UUID, History.Entry> told = history.commands();
        Set<UUID> there = new HashSet<>(application
                .getBean(JdbcClient.class)
                .sql("select d.command_id from document d join document_number n on n.document_id = d.id")
                .query(UUID.class)
                .list());
        told.values().forEach(entry -> {
            if (entry.outcome() == History.Outcome.POSTED && !there.contains(entry.command())) {
                mistakes.add("acknowledged, but missing: " + entry);
            }
            if (entry.outcome() == History.Outcome.REFUSED && there.contains(entry.command())) {
                mistakes.add("refused, but there: " + entry);
            }
        });
        there.stream()
                .filter(command -> !told.containsKey(command))
                .forEach(command -> mistakes.add("nobody gave " + command));
        application.getBean(IntegrityCheck.class).run().stream()
                .filter(outcome -> !outcome.holds())
                .forEach(outcome -> mistakes.add(outcome.id() + ": " + outcome.findings()));
        return mistakes;
    }
}
