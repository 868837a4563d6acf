package io.inventario.app;

import io.inventario.settings.PaymentMethod;
import io.inventario.settings.Register;
import io.inventario.settings.SettingsService;
import io.inventario.settings.TaxRate;
import io.inventario.shared.MasterData;
import io.inventario.shared.Messages;
import io.inventario.stock.Location;
import io.inventario.stock.StockService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Names in the company's language for what every installation begins with; what somebody has changed keeps its name. */
@Component
class FirstNames {
    private static final long UNTOUCHED = 0;
    private static final Map<String, String> KEYS = Map.of(
            "EFECTIVO", "app.first.cash",
            "TRANSFERENCIA", "app.first.transfer",
            "TARJETA", "app.first.card",
            "IVA", "app.first.tax",
            "EXENTO", "app.first.exempt",
            "CAJA1", "app.first.register",
            "PRINCIPAL", "app.first.location");

    private final SettingsService settings;
    private final StockService stock;

    FirstNames(SettingsService settings, StockService stock) {
        this.settings = settings;
        this.stock = stock;
    }

    /** Reads what is there; the changes belong into the transaction of whoever asks. */
    List<Runnable> changes(Locale language) {
        return Stream.of(
                        changes(
                                settings.paymentMethods(),
                                PaymentMethod::getCode,
                                PaymentMethod::setName,
                                settings::save,
                                language),
                        changes(settings.taxRates(), TaxRate::getCode, TaxRate::setName, settings::save, language),
                        changes(settings.registers(), Register::getCode, Register::setName, settings::save, language),
                        changes(stock.locations(), Location::getCode, Location::setName, stock::save, language))
                .flatMap(List::stream)
                .toList();
    }

    private static <E extends MasterData> List<Runnable> changes(
            List<E> rows, Function<E, String> code, BiConsumer<E, String> rename, Consumer<E> save, Locale language) {
        return rows.stream()
                .filter(row -> Long.valueOf(UNTOUCHED).equals(row.getVersion()))
                .flatMap(row -> Optional.ofNullable(KEYS.get(code.apply(row))).stream()
                        .<Runnable>map(key -> () -> {
                            rename.accept(row, Messages.text(language, key));
                            save.accept(row);
                        }))
                .toList();
    }
}
