package io.inventario.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.products.Product;
import io.inventario.shared.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoCompanyTests extends DatabaseTests {
    private static final DemoSize SMALL = new DemoSize(12, 15, 30, 77);

    @Autowired
    DemoCompany company;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theSameSizeAndSeedAgainChangeNothing() {
        DemoCompany.Summary first = shop.as(() -> company.generate(SMALL, (step, done, all) -> {}));
        assertThat(first.posted())
                .as("opening, 15 sales, a receipt, 6 vouchers")
                .isEqualTo(23);
        long audited = rows("audit_row");
        DemoCompany.Summary second = shop.as(() -> company.generate(SMALL, (step, done, all) -> {}));
        assertThat(second.posted()).isZero();
        assertThat(second.created()).isZero();
        assertThat(second.total()).isEqualTo(first.total());
        assertThat(rows("audit_row")).isEqualTo(audited);

        Product product = shop.as(() -> shop.products.byCode("D77-00001")).orElseThrow();
        assertThat(shop.onHand(product)).isGreaterThan(Quantity.ZERO);
        String barcode = Ean13.inStore(77_000_001);
        assertThat(shop.as(() -> shop.products.identify(barcode)).orElseThrow().productId())
                .isEqualTo(product.getId());
    }

    @ParameterizedTest
    @CsvSource({"0, 2900000000001", "77000001, 2900770000010", "9999999999, 2999999999991"})
    void barcodesCarryTheirCheckDigit(long number, String barcode) {
        assertThat(Ean13.inStore(number)).isEqualTo(barcode);
    }

    @Test
    void absurdSizesAreRefused() {
        assertThatThrownBy(() -> new DemoSize(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DemoSize(1, 1, 1, 1000)).isInstanceOf(IllegalArgumentException.class);
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
