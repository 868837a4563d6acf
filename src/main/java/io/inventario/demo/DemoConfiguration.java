package io.inventario.demo;

import io.inventario.jobs.JobKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of this module. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {
    @Bean
    JobKind demoKind(DemoCompany company) {
        return DemoLoad.kind(company);
    }
}
