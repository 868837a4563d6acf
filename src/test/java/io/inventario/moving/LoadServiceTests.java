package io.inventario.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.dataset.DatasetService;
import io.inventario.dataset.LoggedLoad;
import io.inventario.jobs.JobRow;
import io.inventario.jobs.JobState;
import io.inventario.jobs.Jobs;
import io.inventario.shared.BusinessException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class LoadServiceTests extends DatabaseTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    LoadService loads;

    @Autowired
    ReceivedFiles received;

    @Autowired
    DatasetService data;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void filesAreTriedOutThenLoadedTogether() {
        String parent = Shop.unique("Parent");
        String batch = batch(
                "b.json", category(parent + " / Child", "Child", parent), "a.json", category(parent, parent, null));

        JobRow trial = ended(shop.as(() -> loads.tryOut(batch)));
        assertThat(trial.state()).isEqualTo(JobState.DONE);
        assertThat(report(batch).canBeLoaded()).isTrue();
        assertThat(report(batch).models()).singleElement().satisfies(model -> {
            assertThat(model.model()).isEqualTo("products.category");
            assertThat(model.created()).isEqualTo(2);
        });
        assertThat(categories(parent)).isZero();
        long logged = shop.as(data::countLoads);

        JobRow load = ended(shop.as(() -> loads.load(batch)));

        assertThat(load.state()).isEqualTo(JobState.DONE);
        assertThat(categories(parent)).isEqualTo(2);
        assertThat(report(batch).loaded()).isTrue();
        assertThat(shop.as(() -> loads.files(batch))).isEmpty();
        assertThat(shop.as(data::countLoads)).isEqualTo((int) logged + 1);
        LoggedLoad last = shop.as(() -> data.loads(0, 1)).getFirst();
        assertThat(last.files()).isEqualTo("a.json, b.json");
        assertThat(last.created()).isEqualTo(2);
        assertThat(last.actor()).isEqualTo("tests");
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_row where action = 'data_loaded' and subject_label = 'a.json, b.json'",
                        Long.class))
                .isPositive();
        assertThatThrownBy(() -> shop.as(() -> loads.load(batch))).isInstanceOf(BusinessException.class);
    }

    @Test
    void whatCannotBeTakenOverIsNamedAndNothingOfItCanBeLoaded() {
        String name = Shop.unique("Orphan");
        String batch = batch("bad.json", category("Nowhere / " + name, name, "Nowhere at all " + name));

        JobRow trial = ended(shop.as(() -> loads.tryOut(batch)));

        assertThat(trial.state()).isEqualTo(JobState.DONE);
        assertThat(trial.words()).isNotNull();
        assertThat(report(batch).canBeLoaded()).isFalse();
        assertThat(report(batch).problems()).first().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("bad.json");
            assertThat(problem.record()).isEqualTo(1);
            assertThat(problem.model()).isEqualTo("products.category");
            assertThat(problem.reason().in(Locale.ENGLISH)).isNotBlank();
        });
        assertThatThrownBy(() -> shop.as(() -> loads.load(batch))).hasMessageContaining("Try these files out first");
    }

    @Test
    void changedFilesAreTriedOutAnew() {
        String name = Shop.unique("Category");
        String batch = batch("a.json", category(name, name, null));
        ended(shop.as(() -> loads.tryOut(batch)));
        assertThat(report(batch).canBeLoaded()).isTrue();

        receive(batch, "more.json", "[]");

        assertThat(shop.as(() -> loads.report(batch))).isEmpty();
        assertThatThrownBy(() -> shop.as(() -> loads.load(batch))).isInstanceOf(BusinessException.class);
    }

    @Test
    void namesOfFilesLeadNowhereElse() {
        String batch = shop.as(loads::open);
        for (String name : List.of("../../etc/passwd", "..\\..\\boot.ini", "..", ".", "", "a\u0000b.json", "/")) {
            receive(batch, name, "[]");
        }

        assertThat(shop.as(() -> loads.files(batch)))
                .contains("passwd", "boot.ini", "a_b.json")
                .noneMatch(name -> name.startsWith("."));
        assertThatThrownBy(() -> shop.as(() -> loads.files("../" + batch)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void batchTakesOnlySoManyFilesAndBytes() throws IOException {
        String batch = shop.as(loads::open);
        received.add(batch, "a.json", stream("12345"), 2, 10);
        received.add(batch, "b.json", stream("12345"), 2, 10);
        received.add(batch, "b.json", stream("1234"), 2, 10);

        assertThatThrownBy(() -> received.add(batch, "c.json", stream("1"), 2, 10))
                .hasMessageContaining("At most 2 files");
        assertThatThrownBy(() -> received.add(batch, "b.json", stream("123456"), 2, 10))
                .isInstanceOf(BusinessException.class);
        assertThat(shop.as(() -> loads.files(batch))).containsExactly("a.json");
    }

    private String batch(String... namesAndContents) {
        String batch = shop.as(loads::open);
        for (int i = 0; i < namesAndContents.length; i += 2) {
            receive(batch, namesAndContents[i], namesAndContents[i + 1]);
        }
        return batch;
    }

    private void receive(String batch, String name, String content) {
        shop.as(() -> {
            loads.receive(batch, name, stream(content));
            return true;
        });
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String category(String path, String name, @Nullable String parent) {
        return """
                [{"model": "products.category", "fields": {"path": "%s", "name": "%s", "active": true, "parent": %s}}]""".formatted(path, name, parent == null ? "null" : "[\"" + parent + "\"]");
    }

    private long categories(String parent) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from category where path like ?", Long.class, parent + "%"));
    }

    private LoadReport report(String batch) {
        return shop.as(() -> loads.report(batch)).orElseThrow();
    }

    private JobRow ended(UUID id) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (find(id).isOpen() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return find(id);
    }

    private JobRow find(UUID id) {
        return shop.as(() -> jobs.find(id)).orElseThrow();
    }
}
