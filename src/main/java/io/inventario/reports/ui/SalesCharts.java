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
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.ui.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** The charts of the dashboard, in the company's number format and the person's language. */
final class SalesCharts {
    private static final int COLUMNS_FIT = 62;
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

    /** A column for each day, an area where they would be too narrow; days without sales are zero. */
    Chart days(Dashboard dashboard, Consumer<LocalDate> open) {
        boolean narrow = dashboard.span().length() > COLUMNS_FIT;
        Chart chart = new Chart(narrow ? ChartType.AREA : ChartType.COLUMN);
        List<LocalDate> days = dashboard.span().days().toList();
        DateTimeFormatter names = DateTimeFormatter.ofPattern(narrow ? "d MMM yy" : "d MMM", Texts.language());
        ListSeries series = new ListSeries(t("reports.net"));
        days.forEach(day ->
                series.addData(dashboard.days().getOrDefault(day, Money.ZERO).amount()));
        amounts(chart, days.stream().map(names::format).toArray(String[]::new), series);
        chart.getConfiguration().getxAxis().setTitle(t("reports.axis.day"));
        chart.addPointClickListener(event -> open.accept(days.get(event.getItemIndex())));
        return chart;
    }

    Chart products(Dashboard dashboard, Runnable open) {
        Chart chart = new Chart(ChartType.BAR);
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
