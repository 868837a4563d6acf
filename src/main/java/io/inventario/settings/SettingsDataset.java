package io.inventario.settings;

import io.inventario.dataset.Dataset;
import io.inventario.dataset.Model;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings as dumps hold them. */
@Configuration(proxyBeanMethods = false)
class SettingsDataset {
    @Bean
    Dataset settingsData() {
        return Dataset.of("settings")
                .with(
                        Model.master("company", "code"),
                        Model.master("tax_rate", "code"),
                        Model.part("tax_rate_step", "tax_rate_id", "tax_rate_id", "valid_from"),
                        Model.master("payment_method", "code"),
                        Model.master("register", "code"));
    }
}
