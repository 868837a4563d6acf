package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.stream.Stream;

/** A small table of a document that prints as it stands; on a narrow screen it scrolls by itself. */
public class SheetTable extends Div {
    private final NativeTableBody body;
    private final int firstNumber;

    /**
     * @param module what the keys of the columns' names start with
     * @param firstNumber the column from which on there are numbers
     * @param columns the rest of those keys
     */
    public SheetTable(String module, String title, int firstNumber, String... columns) {
        this.firstNumber = firstNumber;
        NativeTableRow headings = new NativeTableRow();
        for (int i = 0; i < columns.length; i++) {
            NativeTableHeaderCell heading = new NativeTableHeaderCell(t(module + "." + columns[i]));
            heading.getElement().setAttribute("scope", "col");
            heading.setClassName("number", i >= firstNumber);
            headings.add(heading);
        }
        NativeTable table = new NativeTable();
        table.setCaptionText(title);
        table.addClassName("sheet-table");
        table.getHead().add(headings);
        body = table.getBody();
        addClassName("sheet-scroll");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group").setAttribute("aria-label", title);
        add(table);
    }

    public SheetTable row(String... cells) {
        return row(Arrays.stream(cells).map(text -> (Component) new Span(text)));
    }

    public SheetTable row(Component first, String... others) {
        return row(Stream.concat(Stream.of(first), Arrays.stream(others).map(Span::new)));
    }

    private SheetTable row(Stream<Component> cells) {
        NativeTableRow row = new NativeTableRow();
        cells.forEach(content -> {
            NativeTableCell cell = new NativeTableCell(content);
            cell.setClassName("number", row.getComponentCount() >= firstNumber);
            row.add(cell);
        });
        body.add(row);
        return this;
    }
}
