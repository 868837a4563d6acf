package io.inventario.reports.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.inventario.shared.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** One figure of the dashboard, how it moved against the period before, and the way to the rows behind it. */
class FigureCard extends Div {
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    /** @param goodWhenMore null where neither direction is good */
    FigureCard(
            String title,
            String value,
            BigDecimal now,
            BigDecimal before,
            @Nullable Boolean goodWhenMore,
            Formats formats,
            @Nullable String rows) {
        addClassName("figure-card");
        Span name = new Span(title);
        name.addClassName("figure-name");
        Span shown = new Span(value);
        shown.addClassName("figure-value");
        Span change = new Span(change(now, before, formats));
        change.addClassName("figure-change");
        int direction = now.compareTo(before);
        if (goodWhenMore != null && direction != 0 && before.signum() != 0) {
            change.addClassName(direction > 0 == goodWhenMore ? "figure-better" : "figure-worse");
        }
        if (rows == null) {
            add(name, shown, change);
        } else {
            Anchor link = new Anchor(rows);
            link.add(name, shown, change);
            add(link);
        }
    }

    private static String change(BigDecimal now, BigDecimal before, Formats formats) {
        if (before.signum() == 0) {
            return now.signum() == 0 ? t("reports.change.none") : t("reports.change.new");
        }
        BigDecimal percent = now.subtract(before)
                .multiply(BigDecimal.valueOf(100))
                .divide(before.abs(), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        if (percent.signum() == 0) {
            return t("reports.change.same");
        }
        String size = formats.percent(percent.abs().min(MOST));
        return t(percent.signum() > 0 ? "reports.change.more" : "reports.change.less", size);
    }
}
