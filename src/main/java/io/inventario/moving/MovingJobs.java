package io.inventario.moving;

import io.inventario.jobs.JobKind;
import io.inventario.jobs.Words;
import io.inventario.shared.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background work of this module. It runs where it was started: its files are on that disk, its words in that memory. */
@Configuration(proxyBeanMethods = false)
public class MovingJobs {
    public static final String DUMP = "data-dump";
    public static final String TRIAL = "data-trial";
    public static final String LOAD = "data-load";
    public static final String MOVE = "data-move";

    private static final String ONE_LOAD = "data-loads";

    @Bean
    JobKind dumpJob(DumpWork work) {
        return JobKind.of(DUMP, Permission.MANAGE_DATABASE, work::write).exclusive();
    }

    @Bean
    JobKind trialJob(LoadWork work) {
        return JobKind.of(TRIAL, Permission.MANAGE_DATABASE, work::tryOut).exclusive(ONE_LOAD);
    }

    @Bean
    JobKind loadJob(LoadWork work) {
        return JobKind.of(LOAD, Permission.MANAGE_DATABASE, work::apply).exclusive(ONE_LOAD);
    }

    @Bean
    JobKind moveJob(MoveWork work) {
        return JobKind.of(MOVE, Permission.MANAGE_DATABASE, work::run).exclusive();
    }

    /** @param key of the words for a step, which takes the step's name */
    static io.inventario.dataset.Progress told(String key, io.inventario.jobs.Progress progress) {
        return (step, done, all) -> progress.at(Words.of(key, step), done, all);
    }
}
