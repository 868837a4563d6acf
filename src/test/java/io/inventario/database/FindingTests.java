package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.inventario.shared.Formats;
import io.inventario.shared.Messages;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page writes a finding's numbers as the company does, the command line as English does. */
class FindingTests {
    private static final Formats COLOMBIAN =
            new Formats(Locale.of("es", "CO"), Currency.getInstance("COP"), 0, ZoneOffset.UTC);
    private static final Formats AMERICAN = new Formats(Locale.US, Currency.getInstance("USD"), 2, ZoneOffset.UTC);

    private final Finding disk = Finding.good("disk", "/data", 78_925L);

    @Test
    void numbersAreTheCompanysInEitherLanguage() {
        assertThat(disk.text(Locale.ENGLISH, COLOMBIAN)).isEqualTo("/data: 78.925 MB are free");
        assertThat(disk.text(Messages.SPANISH, AMERICAN)).isEqualTo("/data: 78,925 MB libres");
        assertThat(disk.text(Locale.ENGLISH)).isEqualTo("/data: 78,925 MB are free");
    }

    @Test
    void remedyIsEmptyForWhatIsGood() {
        assertThat(disk.remedy(Locale.ENGLISH, COLOMBIAN)).isEmpty();
        assertThat(Finding.bad("disk.full", "/data", 1L).remedy(Locale.ENGLISH, COLOMBIAN))
                .isEqualTo(Finding.bad("disk.full", "/data", 1L).remedy(Locale.ENGLISH));
    }
}
