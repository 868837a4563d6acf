package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.inventario.moving.Deed;
import io.inventario.moving.MoveReport;
import io.inventario.moving.MoveService;
import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last copy: both sides beside each other, and what was done here since, which is not in it. */
class ComparisonPanel extends Div {
    private static final Pattern FIGURE = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final Set<String> COUNTED = Set.of("created", "changed", "deleted", "posted");

    private final MoveService moves;
    private final Formats formats;
    private final Paragraph words = new Paragraph();
    private final Paragraph since = new Paragraph();
    private final Button again = new Button(t("moving.move.lookAgain"), click -> show());
    private final ReportGrid<MoveReport.Line> lines = new ReportGrid<>(t("moving.line"));

    ComparisonPanel(MoveService moves, Formats formats) {
        this.moves = moves;
        this.formats = formats;
        words.getElement().setAttribute("role", "status");
        since.getElement().setAttribute("role", "status");
        lines.setAllRowsVisible(false);
        lines.setHeight("24rem");
        Columns<MoveReport.Line> columns = new Columns<>(lines, "moving.line", formats);
        columns.text("name", MoveReport.Line::name).setWidth("9rem").setFlexGrow(2);
        columns.status("state", ComparisonPanel::state).setWidth("6rem").setFlexGrow(0);
        figure(columns.text("here", line -> grouped(line.here())));
        figure(columns.text("there", line -> grouped(line.there())));
        lines.keepOrder();
        add(words, since, again, lines);
        show();
    }

    private static void figure(Grid.Column<MoveReport.Line> column) {
        column.setTextAlign(ColumnTextAlign.END)
                .setPartNameGenerator(line -> "number")
                .setWidth("8rem")
                .setFlexGrow(1);
    }

    /** As the company writes figures, with all of their decimals; a dash stays one. */
    private String grouped(String figure) {
        if (!FIGURE.matcher(figure).matches()) {
            return figure;
        }
        BigDecimal number = new BigDecimal(figure);
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(formats.locale()));
        format.setMinimumFractionDigits(number.scale());
        return format.format(number);
    }

    private static Columns.Status state(MoveReport.Line line) {
        return line.isSame()
                ? new Columns.Status(t("moving.line.same"), Columns.Tone.GOOD)
                : new Columns.Status(t("moving.line.different"), Columns.Tone.BAD);
    }

    final void show() {
        MoveReport report = moves.report().orElse(null);
        again.setVisible(report != null);
        lines.setVisible(report != null);
        since.setVisible(report != null);
        if (report == null) {
            words.setText(t("moving.move.noCopy"));
            return;
        }
        String key = report.holds() ? "moving.move.same" : "moving.move.different";
        words.setText(t(
                key,
                report.place(),
                formats.time(report.at()),
                formats.count(report.records()),
                report.sha256().substring(0, 16)));
        words.setClassName("moving-bad", !report.holds());
        lines.setItems(report.lines());
        since(moves.since(report), report);
    }

    private void since(List<Deed> deeds, MoveReport report) {
        boolean quiet = deeds.isEmpty() && report.moved().isEmpty();
        String done = deeds.isEmpty()
                ? String.join(", ", report.moved())
                : deeds.stream().map(ComparisonPanel::told).collect(Collectors.joining(", "));
        since.setText(quiet ? t("moving.move.sinceNothing") : t("moving.move.since", done));
        since.setClassName("moving-bad", !quiet);
    }

    private static String told(Deed deed) {
        String kind = words("audit.kind." + deed.kind(), deed.kind());
        if (COUNTED.contains(deed.action())) {
            return kind + ": " + t("moving.deed." + deed.action(), deed.times());
        }
        return kind + " "
                + words("audit.action." + deed.action().replace(' ', '_'), deed.action())
                        .toLowerCase(Texts.language())
                + " × " + deed.times();
    }

    private static String words(String key, String otherwise) {
        return Messages.has(Texts.language(), key) ? t(key) : otherwise;
    }
}
