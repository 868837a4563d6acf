package io.inventario.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.inventario.DatabaseTests;
import io.inventario.products.Product;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Ids;
import io.inventario.shared.Messages;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import io.inventario.stock.StockAdjustment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What posting does for documents of every kind (rules V5, M9). */
class PostingTests extends DatabaseTests {
    @Autowired
    Posting posting;

    @Autowired
    JdbcClient jdbc;

    private record Wish(UUID commandId) implements Command {}

    @Test
    void aConflictThatTheDatabaseReportsStartsThePostingAgain() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> shop.as(() ->
                        posting.post(DocumentKind.STOCK_ADJUSTMENT, new Wish(Ids.next()), null, null, draft -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new CannotAcquireLockException("somebody else was there before");
                            }
                            throw new BusinessException("documents.command.altered");
                        })))
                .isInstanceOf(BusinessException.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void v5NothingIsPostedIntoAClosedMonth() {
        Product product = shop.product("10");
        jdbc.sql("insert into period (id, starts, ends, closed_at) values (?, ?, ?, current_timestamp)")
                .params(Ids.next(), LocalDate.of(1999, 5, 1), LocalDate.of(1999, 5, 31))
                .update();

        assertThatThrownBy(() -> receive(product, LocalDate.of(1999, 5, 31)))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("closed");
        assertThat(shop.onHand(product)).isEqualTo(Quantity.ZERO);
        receive(product, LocalDate.of(1999, 6, 1));
        assertThat(shop.onHand(product)).isEqualTo(Quantity.of(1));
    }

    @Test
    void aMissingSeriesIsNamedByItsDocumentInTheReadersLanguage() {
        String active = "update number_series set active = ? where kind = 'STOCK_TRANSFER'";
        jdbc.sql(active).param(false).update();
        try {
            BusinessException refused = catchThrowableOfType(
                    BusinessException.class,
                    () -> shop.as(() -> posting.post(
                            DocumentKind.STOCK_TRANSFER, new Wish(Ids.next()), null, null, draft -> Map.of())));

            assertThat(refused.in(Messages.SPANISH)).contains("numeración activa para Traslado.");
            assertThat(refused).hasMessageContaining("number series for Transfer.");
        } finally {
            jdbc.sql(active).param(true).update();
        }
    }

    private Posted receive(Product product, LocalDate day) {
        return shop.as(() -> shop.stock.adjust(new AdjustStock(
                Ids.next(),
                day,
                null,
                StockAdjustment.Reason.OPENING,
                null,
                List.of(new AdjustStock.Line(product.getId(), Quantity.of(1), BigDecimal.ONE)))));
    }
}
