package io.inventario.database.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.inventario.database.Catalogue;
import io.inventario.database.TableSummary;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.AddressBar;
import io.inventario.shared.ui.Bytes;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.EmptyState;
import io.inventario.shared.ui.PageHeading;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What tables there are, how many rows and how much room each takes, and how the chosen one is made. */
@Route("base-de-datos/tablas")
@Menu(order = 546, title = "database.tables", icon = "vaadin:table")
@RolesAllowed(Permission.MANAGE_DATABASE)
class TablesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final String CHOICE = "tabla";

    private final Catalogue catalogue;
    private final Formats formats;
    private final TextField search = new TextField();
    private final Paragraph state = new Paragraph();
    private final Grid<TableSummary> tables = new Grid<>();
    private final Div detail = new Div();
    private final List<TableSummary> all;

    TablesView(Catalogue catalogue, Supplier<Formats> formats) {
        this.catalogue = catalogue;
        this.formats = formats.get();
        this.all = catalogue.tables();
        addClassName("list-page");
        setSizeFull();
        search.setPlaceholder(t("database.tables.search"));
        search.setAriaLabel(t("database.tables.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        PageHeading heading = new PageHeading(t("database.tables"));
        heading.add(search, new Anchor("base-de-datos/consulta", t("database.query")));
        state.getElement().setAttribute("role", "status");
        grid();
        detail.addClassName("table-detail");
        add(heading, state, tables, detail);
        show();
    }

    private void grid() {
        tables.addThemeVariants(GridVariant.NO_BORDER);
        tables.addClassName("list-grid");
        tables.setAriaLabel(t("database.tables"));
        tables.setWidthFull();
        tables.setMinHeight("16rem");
        Columns<TableSummary> columns = new Columns<>(tables, "database.tables", formats);
        columns.text("name", TableSummary::name)
                .setComparator(TableSummary::name)
                .setWidth("13rem")
                .setFlexGrow(2);
        end(columns.text("rows", this::rows)).setComparator(TableSummary::rows);
        end(columns.text("bytes", row -> Bytes.of(row.bytes(), formats))).setComparator(by(TableSummary::bytes));
        end(columns.text("indexBytes", row -> Bytes.of(row.indexBytes(), formats)))
                .setComparator(by(TableSummary::indexBytes))
                .setVisible(all.stream().anyMatch(row -> row.indexBytes() != null));
        columns.text("kind", row -> t(row.view() ? "database.tables.view" : "database.tables.table"))
                .setComparator(TableSummary::view)
                .setWidth("7rem")
                .setFlexGrow(0);
        tables.setEmptyStateComponent(new EmptyState(t("database.tables.empty"), null));
        tables.addSelectionListener(
                selection -> open(selection.getFirstSelectedItem().orElse(null)));
    }

    private static Grid.Column<TableSummary> end(Grid.Column<TableSummary> column) {
        return column.setTextAlign(ColumnTextAlign.END)
                .setPartNameGenerator(row -> "number")
                .setWidth("9rem")
                .setFlexGrow(0);
    }

    private static Comparator<TableSummary> by(Function<TableSummary, @Nullable Long> size) {
        return Comparator.comparing(row -> {
            Long bytes = size.apply(row);
            return bytes == null ? -1L : bytes;
        });
    }

    private String rows(TableSummary table) {
        return (table.estimated() ? "≈ " : "") + formats.count(table.rows());
    }

    private void show() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<TableSummary> shown =
                all.stream().filter(table -> table.name().contains(wanted)).toList();
        tables.setItems(shown);
        long bytes = shown.stream()
                .map(TableSummary::bytes)
                .mapToLong(size -> size == null ? 0 : size)
                .sum();
        boolean estimated = shown.stream().anyMatch(TableSummary::estimated);
        state.setText(t("database.tables.state", shown.size(), Bytes.of(bytes, formats))
                + (estimated ? " " + t("database.tables.estimated") : ""));
    }

    /** The list gives room to what is below it, and its chosen row stays in sight. */
    private void open(@Nullable TableSummary table) {
        detail.removeAll();
        if (table != null) {
            detail.add(close(), new TableDetail(catalogue.describe(table.name()), formats));
            tables.scrollToItem(table);
        }
        AddressBar.show(
                "base-de-datos/tablas",
                table == null ? QueryParameters.empty() : QueryParameters.of(CHOICE, table.name()),
                false);
    }

    private Button close() {
        Button close = new Button(VaadinIcon.CLOSE.create(), click -> {
            tables.deselectAll();
            tables.focus();
        });
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.addClassName("detail-close");
        close.setAriaLabel(t("database.tables.close"));
        close.setTooltipText(t("database.tables.close"));
        close.addClickShortcut(Key.ESCAPE);
        return close;
    }

    /** The address names the table that is chosen. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CHOICE)
                .flatMap(name ->
                        all.stream().filter(table -> table.name().equals(name)).findFirst())
                .ifPresent(tables::select);
    }

    @Override
    public String getPageTitle() {
        return t("database.tables");
    }
}
