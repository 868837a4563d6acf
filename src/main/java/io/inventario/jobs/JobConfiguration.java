package io.inventario.jobs;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the jobs going. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Bean
    Chore dueJobs(JobKeeper keeper) {
        return new Chore("due-jobs", SOON, keeper::startDue);
    }

    @Bean
    Chore lostJobs(JobKeeper keeper) {
        return new Chore("lost-jobs", SOON, keeper::findLost);
    }

    @Bean
    Chore oldJobs(JobKeeper keeper) {
        return new Chore("old-jobs", Duration.ofHours(12), keeper::forget);
    }
}
