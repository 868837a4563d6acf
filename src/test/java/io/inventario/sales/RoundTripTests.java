package io.inventario.sales;

import static io.inventario.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.RoundTrips;
import io.inventario.documents.Tender;
import io.inventario.shared.Ids;
import io.inventario.shared.Money;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sale costs a small number of round trips that does not grow with its lines. */
class RoundTripTests extends DatabaseTests {
    private static final int MOST = 21;

    @Test
    void aSaleOfFiveLinesCostsAsManyRoundTripsAsOneOfTwenty() {
        List<String> five = roundTripsOfASaleOf(5);
        List<String> twenty = roundTripsOfASaleOf(20);
        assertThat(five).as(String.join("\n", five)).hasSizeLessThanOrEqualTo(MOST);
        assertThat(twenty).as(String.join("\n", twenty)).hasSameSizeAs(five);
    }

    private List<String> roundTripsOfASaleOf(int lines) {
        List<PostSale.Line> cart = IntStream.range(0, lines)
                .mapToObj(i -> line(shop.stocked("10", 100, "4"), 1))
                .toList();
        shop.as(() -> shop.sales.post(sale(cart)));
        PostSale sale = sale(cart);
        shop.as(() -> shop.sales.quote(sale)); // the company's terms are read again every few seconds, not per sale
        return RoundTrips.of(() -> shop.as(() -> shop.sales.post(sale)));
    }

    /** As the till sends it, knowing its register and location. */
    private PostSale sale(List<PostSale.Line> cart) {
        UUID register = shop.settings.registers().getFirst().getId();
        UUID location = shop.as(() -> shop.stock.sellingLocation()).getId();
        Tender cash = shop.cash(Money.of(10L * cart.size()).toString());
        return new PostSale(Ids.next(), null, null, null, register, location, cart, Money.ZERO, List.of(cash), null);
    }
}
