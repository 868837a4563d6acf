package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.database.Health;
import io.inventario.database.Health.Running;
import io.inventario.database.Health.Source;
import io.inventario.database.Health.Statement;
import io.inventario.database.Health.Statements;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Columns;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements of the health page: the slowest, the most frequent, and those that run at this moment. */
final class StatementLists extends Div {
    private static final long MICROS = 1_000;

    private final Formats formats;

    StatementLists(Health health, Formats formats) {
        this.formats = formats;
        addClassName("health-sections");
        Statements statements = health.statements();
        add(new H2(t("database.health.slowest")), new Paragraph(source(statements)));
        add(statements("database.health.slowest", statements.slowest()));
        add(new H2(t("database.health.frequent")), statements("database.health.frequent", statements.frequent()));
        if (!health.running().isEmpty()) {
            add(new H2(t("database.health.running")), running(health.running()));
        }
    }

    private String source(Statements statements) {
        return statements.source() == Source.SERVER
                ? t("database.health.source.SERVER")
                : t("database.health.source.OWN", formats.time(statements.since()));
    }

    private Grid<Statement> statements(String name, List<Statement> statements) {
        Grid<Statement> grid = SheetGrid.of(name);
        Columns<Statement> columns = new Columns<>(grid, "database.health", formats);
        statement(columns, Statement::text);
        columns.count("calls", Statement::calls).setWidth("7rem").setFlexGrow(0);
        columns.count("meanMicros", Statement::meanMicros).setWidth("8rem").setFlexGrow(0);
        columns.count("maxMicros", Statement::maxMicros).setWidth("9rem").setFlexGrow(0);
        columns.count("totalMillis", statement -> statement.totalMicros() / MICROS)
                .setWidth("9rem")
                .setFlexGrow(0);
        return SheetGrid.filled(grid, statements);
    }

    private Grid<Running> running(List<Running> running) {
        Grid<Running> grid = SheetGrid.of("database.health.running");
        Columns<Running> columns = new Columns<>(grid, "database.health", formats);
        statement(columns, Running::text);
        columns.count("millis", Running::millis).setWidth("9rem").setFlexGrow(0);
        return SheetGrid.filled(grid, running);
    }

    private static <R> void statement(Columns<R> columns, Function<R, @Nullable String> text) {
        columns.text("statement", text)
                .setPartNameGenerator(statement -> "code")
                .setWidth("18rem")
                .setFlexGrow(1);
    }
}
