package io.inventario.reports.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.charts.Chart;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.inventario.reports.Dashboard;
import io.inventario.reports.Dashboard.Figures;
import io.inventario.reports.DashboardService;
import io.inventario.reports.FirstStep;
import io.inventario.settings.CompanyService;
import io.inventario.settings.CompanyTerms;
import io.inventario.shared.Actor;
import io.inventario.shared.Formats;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.PageHeading;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** How the company is doing in a period, compared with the one before. */
@Route(DashboardView.ROUTE)
@Menu(order = 1, title = "reports.dashboard", icon = "vaadin:dashboard")
@RolesAllowed(Permission.VIEW_DASHBOARD)
class DashboardView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ROUTE = "dashboard";

    private static final String SALES = "ventas";

    private final DashboardService dashboards;
    private final ObjectProvider<FirstStep> firstSteps;
    private final Formats formats;
    private final PeriodBar period;
    private final Div content = new Div();

    DashboardView(
            DashboardService dashboards, ObjectProvider<FirstStep> firstSteps, CompanyService company, Clock clock) {
        this.dashboards = dashboards;
        this.firstSteps = firstSteps;
        CompanyTerms terms = company.terms();
        formats = terms.formats();
        period = new PeriodBar(terms.today(clock), formats.locale(), this::chosen);
        addClassName("dashboard");
        PageHeading heading = new PageHeading(t("reports.dashboard"));
        heading.add(period);
        add(heading, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        period.read(event.getLocation().getQueryParameters());
        show();
    }

    private void chosen() {
        UI.getCurrent().getPage().getHistory().pushState(null, new Location(ROUTE, period.parameters()));
        show();
    }

    private void show() {
        Dashboard dashboard = dashboards.of(period.span());
        content.removeAll();
        Paragraph days = new Paragraph(t(
                "reports.compared",
                formats.date(dashboard.span().from()),
                formats.date(dashboard.span().to()),
                formats.date(dashboard.span().beforeFrom()),
                formats.date(dashboard.span().beforeTo())));
        days.addClassName("dashboard-days");
        content.add(days, figures(dashboard));
        if (dashboard.isEmpty()) {
            Div nothing = new Div(new Paragraph(t("reports.nothing")));
            nothing.addClassName("empty-state");
            firstSteps
                    .orderedStream()
                    .flatMap(step -> step.offer(this::show).stream())
                    .forEach(nothing::add);
            content.add(nothing);
        } else {
            content.add(charts(dashboard));
        }
    }

    private Component figures(Dashboard dashboard) {
        Div figures = new Div();
        figures.addClassName("figures");
        figures.add(money(dashboard, "net", Figures::net, true), money(dashboard, "tax", Figures::tax, null));
        if (dashboard.now().cost() != null) {
            figures.add(
                    money(dashboard, "profit", Figures::profit, true), money(dashboard, "cost", Figures::cost, null));
        }
        if (dashboard.now().expenses() != null) {
            figures.add(
                    money(dashboard, "expenses", Figures::expenses, false, vouchers(dashboard, "gastos")),
                    money(dashboard, "income", Figures::income, true, vouchers(dashboard, "ingresos")));
        }
        if (dashboard.now().netProfit() != null) {
            figures.add(money(dashboard, "netProfit", Figures::netProfit, true, null));
        }
        figures.add(new FigureCard(
                t("reports.figure.sales"),
                formats.count(dashboard.now().sales()),
                BigDecimal.valueOf(dashboard.now().sales()),
                BigDecimal.valueOf(dashboard.before().sales()),
                true,
                formats,
                rows(dashboard.span().from(), dashboard.span().to())));
        figures.add(money(dashboard, "average", Figures::averageSale, true));
        if (dashboard.now().stockValue() != null) {
            figures.add(money(dashboard, "stock", Figures::stockValue, null));
        }
        return figures;
    }

    private FigureCard money(
            Dashboard dashboard,
            String key,
            Function<Figures, @Nullable Money> figure,
            @Nullable Boolean goodWhenMore) {
        String rows = key.equals("stock")
                ? null
                : rows(dashboard.span().from(), dashboard.span().to());
        return money(dashboard, key, figure, goodWhenMore, rows);
    }

    private FigureCard money(
            Dashboard dashboard,
            String key,
            Function<Figures, @Nullable Money> figure,
            @Nullable Boolean goodWhenMore,
            @Nullable String rows) {
        Money now = orZero(figure.apply(dashboard.now()));
        Money before = orZero(figure.apply(dashboard.before()));
        return new FigureCard(
                t("reports.figure." + key),
                formats.money(now),
                now.amount(),
                before.amount(),
                goodWhenMore,
                formats,
                rows);
    }

    /** The address of the expenses or incomes of the span. */
    private static String vouchers(Dashboard dashboard, String kind) {
        return "gastos?desde=" + dashboard.span().from() + "&hasta="
                + dashboard.span().to() + "&tipo=" + kind;
    }

    private static Money orZero(@Nullable Money money) {
        return money == null ? Money.ZERO : money;
    }

    private Component charts(Dashboard dashboard) {
        SalesCharts charts = new SalesCharts(formats);
        LocalDate from = dashboard.span().from();
        LocalDate to = dashboard.span().to();
        Div all = new Div(
                chart(
                        SalesCharts.byMonth(dashboard.span()) ? "months" : "days",
                        charts.overTime(dashboard, DashboardView::open)),
                chart("products", charts.products(dashboard, () -> open(from, to))),
                chart("categories", charts.categories(dashboard, () -> open(from, to))));
        all.addClassName("charts");
        return all;
    }

    private static Component chart(String key, Chart chart) {
        H2 title = new H2(t("reports.chart." + key));
        chart.getElement().setAttribute("aria-label", t("reports.chart." + key));
        Section section = new Section(title, chart);
        section.addClassNames("chart", "chart-" + key);
        return section;
    }

    /** The address of the sales of these days, for those who may see them. */
    private static @Nullable String rows(LocalDate from, LocalDate to) {
        return Actor.may(Permission.VIEW_SALES) ? SALES + "?desde=" + from + "&hasta=" + to : null;
    }

    private static void open(LocalDate from, LocalDate to) {
        if (Actor.may(Permission.VIEW_SALES)) {
            UI.getCurrent().navigate(SALES, days(from, to));
        }
    }

    private static QueryParameters days(LocalDate from, LocalDate to) {
        return QueryParameters.of("desde", from.toString()).merging("hasta", to.toString());
    }

    @Override
    public String getPageTitle() {
        return t("reports.dashboard");
    }
}
