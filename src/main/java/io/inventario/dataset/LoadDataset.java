package io.inventario.dataset;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module keeps itself. */
@Configuration(proxyBeanMethods = false)
class LoadDataset {
    @Bean
    Dataset loadData() {
        return Dataset.of("dataset").without("load_log", "says what loads did to this database");
    }
}
