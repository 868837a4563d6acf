package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.database.QueryConsole;
import io.inventario.database.QueryResult;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.CsvExport;
import io.inventario.shared.ui.ExportButton;
import io.inventario.shared.ui.PageHeading;
import io.inventario.shared.ui.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** Asks the database a question in SQL, and shows or exports the answer; nothing can be changed from here. */
@Route("base-de-datos/consulta")
@Menu(order = 547, title = "database.query", icon = "vaadin:code")
@RolesAllowed(Permission.MANAGE_DATABASE)
class QueryView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int SHOWN_OF_A_CELL = 300;

    /** Not a code with zeros before it. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:E[-+]?[0-9]+)?");

    private final QueryConsole console;
    private final Formats formats;
    private final TextArea statement = new TextArea(t("database.query.statement"));
    private final Button run = new Button(t("database.query.run"), click -> run());
    private final Paragraph state = new Paragraph();
    private final Grid<List<@Nullable String>> answer = new Grid<>();
    private final Anchor export;
    private QueryResult result = new QueryResult(List.of(), List.of(), false, Duration.ZERO);

    QueryView(QueryConsole console, Supplier<Formats> formats) {
        this.console = console;
        this.formats = formats.get();
        this.export = ExportButton.of(new CsvExport<>("consulta.csv", this.formats, this::content));
        addClassName("list-page");
        setSizeFull();
        statement.setWidthFull();
        statement.setMinRows(4);
        statement.setMaxRows(14);
        statement.addClassName("sql-input");
        statement.setHelperText(
                t("database.query.help", formats(QueryConsole.MOST_ROWS), QueryConsole.PATIENCE.toSeconds()));
        run.addThemeVariants(ButtonVariant.PRIMARY);
        run.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).resetFocusOnActiveElement(); // brings along what is typed
        run.setDisableOnClick(true);
        PageHeading heading = new PageHeading(t("database.query"));
        heading.add(run, export);
        state.getElement().setAttribute("role", "status");
        state.setText(t("database.query.first"));
        answer.addThemeVariants(GridVariant.NO_BORDER);
        answer.addClassName("list-grid");
        answer.setAriaLabel(t("database.query.answer"));
        answer.setSelectionMode(Grid.SelectionMode.NONE);
        answer.setWidthFull();
        answer.setMinHeight("16rem");
        show();
        add(heading, statement, state, answer);
    }

    private void run() {
        try {
            statement.setInvalid(false);
            result = console.ask(statement.getValue());
            state.setText(told());
        } catch (BusinessException refusal) {
            result = new QueryResult(List.of(), List.of(), false, Duration.ZERO);
            state.setText("");
            statement.setErrorMessage(Texts.of(refusal));
            statement.setInvalid(true);
            statement.focus();
        } finally {
            run.setEnabled(true);
        }
        show();
    }

    private String told() {
        String rows = formats(result.rows().size());
        String took = formats(result.took().toMillis());
        return result.cut()
                ? t("database.query.cut", rows, took)
                : t("database.query.rows", result.rows().size(), rows, took);
    }

    private String formats(long count) {
        return formats.count(count);
    }

    private void show() {
        answer.removeAllColumns();
        IntStream.range(0, result.columns().size())
                .forEach(i -> answer.addColumn(row -> shortened(row.get(i)))
                        .setHeader(result.columns().get(i))
                        .setTextAlign(isNumbers(i) ? ColumnTextAlign.END : ColumnTextAlign.START)
                        .setTooltipGenerator(row -> shortened(row.get(i)))
                        .setResizable(true)
                        .setAutoWidth(true));
        answer.setItems(result.rows());
        answer.setVisible(!result.columns().isEmpty());
        export.setVisible(!result.columns().isEmpty());
    }

    private boolean isNumbers(int column) {
        List<String> cells = result.rows().stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .toList();
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
    }

    private static String shortened(@Nullable String cell) {
        String text = Objects.requireNonNullElse(cell, "∅");
        return text.length() <= SHOWN_OF_A_CELL ? text : text.substring(0, SHOWN_OF_A_CELL) + " …";
    }

    private CsvExport.Content<List<@Nullable String>> content() {
        return new CsvExport.Content<>(result.columns(), this::page, Sort.unsorted(), QueryView::cells);
    }

    private List<List<@Nullable String>> page(Pageable page) {
        return result.rows().stream()
                .skip(page.getOffset())
                .limit(page.getPageSize())
                .toList();
    }

    private static List<String> cells(List<@Nullable String> row) {
        return row.stream()
                .map(cell -> CsvExport.harmless(Objects.requireNonNullElse(cell, "")))
                .toList();
    }

    /** The page of the tables leads here with the name of one; the question is only written, not asked. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("tabla")
                .filter(table -> table.matches("[a-z0-9_]{1,63}"))
                .ifPresent(table -> statement.setValue("select * from " + table + " limit 100"));
    }

    @Override
    public String getPageTitle() {
        return t("database.query");
    }
}
