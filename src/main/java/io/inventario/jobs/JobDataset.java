package io.inventario.jobs;

import io.inventario.dataset.Dataset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work belongs to the installation and not to the data. */
@Configuration(proxyBeanMethods = false)
class JobDataset {
    @Bean
    Dataset jobData() {
        return Dataset.of("jobs")
                .without("job", "work of this installation")
                .without("job_timing", "when this installation does what recurs")
                .without("job_pick", "which instance does it");
    }
}
