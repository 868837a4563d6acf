package io.inventario.reports;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.documents.Posted;
import io.inventario.products.Product;
import io.inventario.returns.Disposition;
import io.inventario.returns.PostReturn;
import io.inventario.returns.ReturnService;
import io.inventario.sales.PostSale;
import io.inventario.sales.VoidSale;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import io.inventario.shared.Quantity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Voids and returns count against the sales, each on its own day. */
class TurnoverTests extends DatabaseTests {
    /** Days on which no other test sells. */
    private static final LocalDate SOLD = LocalDate.of(1989, 5, 1);

    private static final LocalDate BACK = LocalDate.of(1989, 6, 3);

    @Autowired
    ReportService reports;

    @Autowired
    DashboardService dashboards;

    @Autowired
    ReturnService returns;

    @Autowired
    CompanyService company;

    @Autowired
    Clock clock;

    @Test
    void aVoidedSaleIsNoTurnoverAndNoSale() {
        Product product = shop.stocked("100", 10, "40");
        Posted kept = shop.sell(line(product, 1));
        Posted sale = shop.sell(line(product, 2));
        shop.as(() -> shop.sales.voidSale(new VoidSale(Ids.next(), sale.id(), "typed twice")));

        LocalDate today = company.terms().today(clock);
        SalesReportRow row = row(product, today, today).orElseThrow();
        assertThat(kept.id()).isNotEqualTo(sale.id());
        assertThat(row.net()).isEqualTo(Money.of(100));
        assertThat(row.cost()).isEqualTo(Money.of(40));
        assertThat(row.quantity()).isEqualTo(Quantity.of(1));
        assertThat(row.documents()).isEqualTo(1);
    }

    @Test
    void returnsCountOnTheirOwnDayAndScrappedGoodsStayACost() {
        Product product = shop.stocked("100", 10, "40");
        Posted sale = shop.as(() -> shop.sales.post(new PostSale(
                Ids.next(),
                SOLD,
                null,
                null,
                null,
                null,
                List.of(line(product, 5)),
                Money.ZERO,
                List.of(shop.cash("500")),
                null)));
        giveBack(sale, 2, Disposition.RESTOCK);
        giveBack(sale, 1, Disposition.SCRAP);

        SalesReportRow sold = row(product, SOLD, SOLD).orElseThrow();
        assertThat(sold.net()).isEqualTo(Money.of(500));
        SalesReportRow back = row(product, BACK, BACK).orElseThrow();
        assertThat(back.net()).isEqualTo(Money.of(-300));
        assertThat(back.cost()).isEqualTo(Money.of(-80));
        assertThat(back.quantity()).isEqualTo(Quantity.of(-3));
        assertThat(back.documents()).isZero();
        for (SalesBy by : SalesBy.values()) {
            SalesReport report = shop.as(() -> reports.sales(by, SOLD, BACK));
            assertThat(Money.sum(report.rows(), SalesReportRow::net))
                    .as("%s", by)
                    .isEqualTo(Money.of(200));
            assertThat(report.total().cost()).isEqualTo(Money.of(120));
            assertThat(report.total().documents()).isEqualTo(1);
        }

        Dashboard both = shop.as(() -> dashboards.of(Span.of(SOLD, BACK)));
        assertThat(both.now().sales()).isEqualTo(1);
        assertThat(both.now().net()).isEqualTo(Money.of(200));
        assertThat(both.now().profit()).isEqualTo(Money.of(80));
        assertThat(both.days()).containsEntry(BACK, Money.of(-300)).containsEntry(SOLD, Money.of(500));
        Dashboard onlyReturns = shop.as(() -> dashboards.of(Span.today(BACK)));
        assertThat(onlyReturns.isEmpty()).isFalse();
        assertThat(onlyReturns.now().averageSale()).isEqualTo(Money.ZERO);
    }

    private void giveBack(Posted sale, long quantity, Disposition disposition) {
        UUID line = shop.as(() -> shop.sales.find(sale.id()))
                .orElseThrow()
                .sale()
                .getLines()
                .getFirst()
                .getId();
        shop.as(() -> returns.post(new PostReturn(
                Ids.next(),
                BACK,
                sale.id(),
                null,
                List.of(new PostReturn.Line(line, Quantity.of(quantity), disposition, null)),
                List.of(shop.cash(Money.of(100 * quantity).toString())),
                false)));
    }

    private Optional<SalesReportRow> row(Product product, LocalDate from, LocalDate to) {
        return shop.as(() -> reports.sales(SalesBy.PRODUCT, from, to)).rows().stream()
                .filter(row -> row.key().equals(product.getCode()))
                .findFirst();
    }
}
