package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.dataview.GridLazyDataView;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.shared.Formats;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;

/**
 * A list of rows that the database filters, sorts and hands out by page; its filter, order and selected row live in the URL.
 *
 * <p>Texts come by convention: {@code MODULE.title}, {@code MODULE.empty}, and {@code MODULE.KEY} for every column.
 *
 * @param <R> a public record that one query reads
 * @param <F> the filter that the queries take
 */
public class ListPage<R, F> extends Composite<VerticalLayout> {
    private final String module;
    private final String route;
    private final Formats formats;
    private final Function<R, UUID> id;
    private final Supplier<F> filter;
    private final BiFunction<F, Pageable, List<R>> rows;
    private final Grid<R> grid = new Grid<>();
    private final Columns<R> columns;
    private final FilterBar filters = new FilterBar(this::changed);
    private final PageHeading heading;
    private final ListFooter<F> footer;
    private final GridLazyDataView<R> view;
    private @Nullable Button first;
    private List<GridSortOrder<R>> usual = List.of();
    private @Nullable F shown;
    private @Nullable UUID selected;
    private boolean entering;

    /**
     * @param route where the list lives; a row lives at {@code route/ID}
     * @param filter makes the filter of the words that are searched for and of the view's own filter fields
     * @param rows the rows of a page in the given order, which is always total
     * @param totals count and totals of the filtered rows, asked once per filter change and not on the UI's thread
     */
    public ListPage(
            String module,
            String route,
            Formats formats,
            Function<R, UUID> id,
            Function<String, F> filter,
            BiFunction<F, Pageable, List<R>> rows,
            Function<F, Totals> totals) {
        this.module = module;
        this.route = route;
        this.formats = formats;
        this.id = id;
        this.filter = () -> filter.apply(filters.words());
        this.rows = rows;
        this.columns = new Columns<>(grid, module, formats);
        this.footer = new ListFooter<>(grid, formats, totals);
        this.heading = new PageHeading(t(module + ".title"));
        this.view = grid.setItems(this::fetch);
        view.setIdentifierProvider(id::apply);
        build();
    }

    private void build() {
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.addClassName("list-grid");
        grid.setColumnReorderingAllowed(true);
        grid.setMultiSort(true, Grid.MultiSortPriority.APPEND, true);
        grid.setSizeFull();
        grid.setAriaLabel(t(module + ".title"));
        grid.addSortListener(event -> remember(true));
        grid.asSingleSelect().addValueChangeListener(event -> {
            if (event.isFromClient()) {
                open(event.getValue() == null ? null : id.apply(event.getValue()));
            }
        });
        filters.tools(
                new ColumnMenu<>(grid, new ColumnMemory<>(grid, module)),
                ExportButton.of(new CsvExport<>(t(module + ".title") + ".csv", formats, this::content)));
        VerticalLayout layout = getContent();
        layout.addClassName("list-page");
        layout.setSizeFull();
        layout.add(heading, filters, grid, footer);
        layout.setFlexGrow(1, grid);
    }

    public Columns<R> columns() {
        return columns;
    }

    /** The grid itself, for what only one list needs. */
    public Grid<R> grid() {
        return grid;
    }

    /** The order in which the list starts. */
    public void sortedBy(String key, SortDirection direction) {
        usual = List.of(new GridSortOrder<>(grid.getColumnByKey(key), direction));
    }

    /** The button for the first step, shown above the list and on the empty page. */
    public void action(String text, Runnable action) {
        Button button = new Button(text, new Icon(VaadinIcon.PLUS), event -> action.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        heading.add(button);
        first = new Button(text, new Icon(VaadinIcon.PLUS), event -> action.run());
        first.addThemeVariants(ButtonVariant.PRIMARY);
    }

    /** The first step where it is made on another page: a button on the empty page that leads there. */
    public void firstStep(String text, String address) {
        first = new Button(text, event -> UI.getCurrent().navigate(address));
        first.addThemeVariants(ButtonVariant.PRIMARY);
    }

    /** A link beside the heading to a list that belongs to this one. */
    public void link(String text, String address) {
        Anchor link = new Anchor(address, text);
        link.addClassName("heading-link");
        heading.add(link);
    }

    /** A filter with few named values, the first being the usual one; {@code MODULE.PARAMETER.VALUE} are their texts. */
    public Select<String> choice(String parameter, List<String> values) {
        Select<String> choice = new Select<>();
        choice.setItems(values);
        choice.setItemLabelGenerator(value -> t(module + "." + parameter + "." + value));
        choice.setAriaLabel(t(module + "." + parameter));
        choice.setValue(values.getFirst());
        filter(parameter, choice, value -> value, value -> values.contains(value) ? value : values.getFirst());
        return choice;
    }

    /** A filter field whose value stands in the URL as {@code parameter} while it is not the one it has now. */
    public <V, C extends Component & HasValue<?, V>> void filter(
            String parameter, C field, Function<V, String> write, Function<String, V> read) {
        filters.filter(parameter, field, write, read);
    }

    /** Reads the rows and totals again, after something was saved. */
    public void refresh() {
        F asked = filter.get();
        shown = asked;
        grid.setEmptyStateComponent(emptyState());
        view.refreshAll();
        footer.ask(asked, count -> view.setItemCountEstimate(Math.max(1, (int) Math.min(count, Integer.MAX_VALUE))));
    }

    /** Takes filter, order and selected row from the URL. */
    public void enter(QueryParameters parameters, @Nullable UUID row) {
        entering = true;
        filters.read(parameters);
        List<GridSortOrder<R>> order = SortParameter.read(grid, parameters);
        grid.sort(order.isEmpty() ? usual : order);
        entering = false;
        F asked = filter.get();
        if (!asked.equals(shown) || grid.getEmptyStateComponent() == null) {
            refresh();
        }
        select(row);
    }

    void select(@Nullable UUID row) {
        selected = row;
        if (row == null) {
            grid.deselectAll();
        } else {
            grid.getSelectedItems().stream()
                    .filter(item -> !id.apply(item).equals(row))
                    .toList()
                    .forEach(grid::deselect);
            view.refreshAll();
        }
    }

    /**
     * Gives the keyboard to the row that is open, or to the one that was last gone through. Under a panel that lies over it the list
     * takes it only when that has gone, some frames later.
     */
    void focusRow() {
        grid.getElement().executeJs("""
                        const rows = this.shadowRoot.getElementById('items');
                        const cell = rows.querySelector('[aria-selected="true"] > [part~="cell"]')
                            ?? rows.querySelector('[tabindex="0"]');
                        const give = frames => {
                            cell?.focus();
                            if (frames > 0 && !this.matches(':focus-within')) {
                                requestAnimationFrame(() => give(frames - 1));
                            }
                        };
                        give(60);""");
    }

    /** Goes to a row's own address; null closes it. */
    public void open(@Nullable UUID row) {
        open(row == null ? "" : row.toString());
    }

    void open(String row) {
        UI.getCurrent().navigate(address(row), state());
    }

    private String address(String row) {
        return row.isEmpty() ? route : route + "/" + row;
    }

    private void changed(boolean isNewStep) {
        if (!entering) {
            refresh();
            remember(isNewStep);
        }
    }

    private void remember(boolean isNewStep) {
        if (!entering) {
            AddressBar.show(address(selected == null ? "" : selected.toString()), state(), isNewStep);
        }
    }

    private QueryParameters state() {
        return QueryParameters.simple(SortParameter.write(grid.getSortOrder(), usual, filters.state()));
    }

    private Stream<R> fetch(Query<R, Void> query) {
        List<R> page = rows.apply(
                Objects.requireNonNull(shown),
                PageRequest.of(
                        query.getPage(), query.getPageSize(), SortParameter.total(query.getSortOrders().stream())));
        page.stream()
                .filter(row -> id.apply(row).equals(selected)
                        && !grid.getSelectedItems().contains(row))
                .findFirst()
                .ifPresent(row -> UI.getCurrent().beforeClientResponse(grid, context -> grid.select(row)));
        return page.stream();
    }

    private CsvExport.Content<R> content() {
        F exported = Objects.requireNonNull(shown);
        List<Grid.Column<R>> visible =
                grid.getColumns().stream().filter(Component::isVisible).toList();
        List<String> keys = visible.stream().map(Grid.Column::getKey).toList();
        return new CsvExport.Content<>(
                visible.stream().map(Grid.Column::getHeaderText).toList(),
                page -> rows.apply(exported, page),
                SortParameter.total(grid.getSortOrder().stream()
                        .flatMap(order -> order.getSorted().getSortOrder(order.getDirection()))),
                row -> columns.cells(row, keys));
    }

    private EmptyState emptyState() {
        return filters.isUsed()
                ? new EmptyState(t("shared.list.nothing"), new Button(t("shared.list.clear"), event -> filters.clear()))
                : new EmptyState(t(module + ".empty"), first);
    }
}
