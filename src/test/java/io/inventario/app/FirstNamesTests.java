package io.inventario.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.DatabaseTests;
import io.inventario.settings.PaymentMethod;
import io.inventario.settings.SettingsService;
import io.inventario.stock.Location;
import io.inventario.stock.StockService;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class FirstNamesTests extends DatabaseTests {
    @Autowired
    FirstNames names;

    @Autowired
    SettingsService settings;

    @Autowired
    StockService stock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anEnglishCompanyBeginsWithEnglishNamesAndKeepsWhatItChanged() {
        transaction.executeWithoutResult(all -> {
            all.setRollbackOnly();
            jdbc.sql("update payment_method set version = 0").update();
            jdbc.sql("update payment_method set version = 1, name = 'Datáfono' where code = 'TARJETA'")
                    .update();
            jdbc.sql("update location set version = 0").update();

            shop.as(() -> {
                names.changes(Locale.ENGLISH).forEach(Runnable::run);
                return true;
            });

            assertThat(settings.paymentMethods())
                    .extracting(PaymentMethod::getName)
                    .contains("Cash", "Transfer", "Datáfono")
                    .doesNotContain("Efectivo", "Card");
            assertThat(shop.as(stock::locations)).extracting(Location::getName).contains("Main");
        });
    }
}
