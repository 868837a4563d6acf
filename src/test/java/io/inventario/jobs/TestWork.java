package io.inventario.jobs;

import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Kinds of work that only tests start. */
@Configuration(proxyBeanMethods = false)
public class TestWork {
    /** What ran to its end in this process. */
    public static final List<String> RAN = new CopyOnWriteArrayList<>();

    static volatile Optional<Timing> timing = Optional.empty();

    @Bean
    JobKind counting(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return JobKind.of("test.counting", Permission.MANAGE_DATABASE, counter(jdbc, transactions));
    }

    @Bean
    JobKind alone(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return JobKind.of("test.alone", Permission.MANAGE_DATABASE, counter(jdbc, transactions))
                .exclusive();
    }

    @Bean
    JobKind again(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return JobKind.of("test.again", Permission.MANAGE_DATABASE, counter(jdbc, transactions))
                .restartable()
                .uncancellable();
    }

    @Bean
    JobKind timed() {
        return JobKind.of("test.timed", Permission.MANAGE_DATABASE, (progress, parameters) -> {
                    RAN.add("timed");
                    return Result.of("jobs.waiting");
                })
                .recurring(() -> timing);
    }

    @Bean
    JobKind failing() {
        return JobKind.of("test.failing", Permission.MANAGE_USERS, (progress, parameters) -> {
            if (parameters.isOn("refused")) {
                throw new BusinessException("demo.notEmpty");
            }
            throw new IllegalStateException("broken by the test");
        });
    }

    @Bean
    JobKind writing() {
        return JobKind.of("test.writing", Permission.MANAGE_DATABASE, (progress, parameters) -> {
            Path file = Files.createTempFile("result", ".csv");
            Files.writeString(file, "a,b");
            return Result.file(file, "jobs.waiting");
        });
    }

    /** Leaves a mark, counts with a pause (in milliseconds) at each step, all in one transaction. */
    private static Work counter(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return (progress, parameters) -> {
            long steps = parameters.number("steps");
            String mark = parameters.find("mark").orElse("");
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                if (!mark.isEmpty()) {
                    jdbc.sql("insert into job_timing (kind, last_due_at) values (?, current_timestamp)")
                            .param(mark)
                            .update();
                }
                for (long step = 0; step < steps; step++) {
                    progress.at("jobs.waiting", step, steps);
                    LockSupport.parkNanos(
                            Duration.ofMillis(parameters.number("pause")).toNanos());
                }
            });
            RAN.add(mark);
            return Result.of("jobs.figures", steps, steps);
        };
    }

    public static Parameters counting(long steps, long pauseMillis, String mark) {
        return Parameters.of("steps", steps).with("pause", pauseMillis).with("mark", mark);
    }
}
