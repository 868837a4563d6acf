package io.inventario.reports.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.charts.Chart;
import com.vaadin.flow.component.charts.ChartOptions;
import com.vaadin.flow.component.charts.model.ChartType;
import com.vaadin.flow.component.charts.model.Configuration;
import com.vaadin.flow.component.charts.model.DataLabels;
import com.vaadin.flow.component.charts.model.DataSeries;
import com.vaadin.flow.component.charts.model.DataSeriesItem;
import com.vaadin.flow.component.charts.model.Lang;
import com.vaadin.flow.component.charts.model.ListSeries;
import com.vaadin.flow.component.charts.model.PlotOptionsPie;
import io.inventario.reports.Dashboard;
import io.inventario.reports.Dashboard.Share;
import io.inventario.reports.Span;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.ui.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The charts of the dashboard, in the company's number format and the person's language. */
final class SalesCharts {
    private static final int DAYS_FIT = 92;
    private static final int TICKS_APART = 120;
    private static final int SLICES = 8;

    private final Formats formats;

    SalesCharts(Formats formats) {
        this.formats = formats;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(formats.locale());
        Lang lang = new Lang();
        lang.setDecimalPoint(String.valueOf(symbols.getDecimalSeparator()));
        lang.setThousandsSep(String.valueOf(symbols.getGroupingSeparator()));
        ChartOptions.get(UI.getCurrent()).setLang(lang);
    }

    /** A column of a chart over time. */
    private record Column(LocalDate from, LocalDate to, String name) {}

    /** Whether days would be too many to tell apart, so that months are shown. */
    static boolean byMonth(Span span) {
        return span.length() > DAYS_FIT;
    }

    /** A column for each day or month, also for those without sales. */
    Chart overTime(Dashboard dashboard, BiConsumer<LocalDate, LocalDate> open) {
        List<Column> columns = byMonth(dashboard.span()) ? months(dashboard.span()) : days(dashboard.span());
        ListSeries series = new ListSeries(t("reports.net"));
        for (Column column : columns) {
            List<LocalDate> sold = dashboard.days().keySet().stream()
                    .filter(day -> !day.isBefore(column.from()) && !day.isAfter(column.to()))
                    .toList();
            series.addData(Money.sum(sold, day -> dashboard.days().getOrDefault(day, Money.ZERO))
                    .amount());
        }
        Chart chart = new Chart(ChartType.COLUMN);
        amounts(chart, columns.stream().map(Column::name).toArray(String[]::new), series);
        chart.addPointClickListener(event -> {
            Column column = columns.get(event.getItemIndex());
            open.accept(column.from(), column.to());
        });
        return chart;
    }

    private static List<Column> days(Span span) {
        DateTimeFormatter names = DateTimeFormatter.ofPattern("d MMM", Texts.language());
        return span.days().map(day -> new Column(day, day, names.format(day))).toList();
    }

    private static List<Column> months(Span span) {
        DateTimeFormatter names = DateTimeFormatter.ofPattern("MMM yyyy", Texts.language());
        List<Column> months = new ArrayList<>();
        for (LocalDate from = span.from(); !from.isAfter(span.to()); ) {
            LocalDate next = from.withDayOfMonth(1).plusMonths(1);
            LocalDate to = next.isAfter(span.to()) ? span.to() : next.minusDays(1);
            months.add(new Column(from, to, names.format(from)));
            from = next;
        }
        return months;
    }

    Chart products(Dashboard dashboard, Runnable open) {
        Chart chart = new Chart(ChartType.BAR);
        chart.getConfiguration().getyAxis().setTickPixelInterval(TICKS_APART);
        ListSeries series = new ListSeries(t("reports.net"));
        dashboard.products().forEach(share -> series.addData(share.net().amount()));
        amounts(chart, dashboard.products().stream().map(Share::name).toArray(String[]::new), series);
        chart.addPointClickListener(event -> open.run());
        return chart;
    }

    private void amounts(Chart chart, String[] categories, ListSeries series) {
        Configuration configuration = plain(chart);
        configuration.getLegend().setEnabled(false);
        configuration.getxAxis().setCategories(categories);
        configuration
                .getyAxis()
                .setTitle(t("reports.axis.net", formats.currency().getCurrencyCode()));
        configuration.getyAxis().setMin(0);
        configuration.getyAxis().getLabels().setFormat("{value:,.0f}");
        configuration.addSeries(series);
    }

    /** The largest as slices of their own, the others together. */
    Chart categories(Dashboard dashboard, Runnable open) {
        Chart chart = new Chart(ChartType.PIE);
        Configuration configuration = plain(chart);
        DataSeries series = new DataSeries(t("reports.net"));
        List<Share> all = dashboard.categories();
        int single = all.size() > SLICES ? SLICES - 1 : all.size();
        all.subList(0, single)
                .forEach(share -> series.add(new DataSeriesItem(
                        share.name().isEmpty() ? t("reports.category.none") : share.name(),
                        share.net().amount())));
        if (single < all.size()) {
            BigDecimal others =
                    Money.sum(all.subList(single, all.size()), Share::net).amount();
            series.add(new DataSeriesItem(t("reports.category.others"), others));
        }
        PlotOptionsPie options = new PlotOptionsPie();
        options.setInnerSize("58%");
        options.setShowInLegend(true);
        options.setDataLabels(new DataLabels(false));
        series.setPlotOptions(options);
        configuration.addSeries(series);
        chart.addPointClickListener(event -> open.run());
        return chart;
    }

    private Configuration plain(Chart chart) {
        Configuration configuration = chart.getConfiguration();
        configuration.setTitle("");
        configuration.getTooltip().setValueDecimals(formats.digits());
        configuration.getTooltip().setValuePrefix(formats.currency().getSymbol(formats.locale()) + " ");
        configuration.getChart().setStyledMode(true);
        return configuration;
    }
}
