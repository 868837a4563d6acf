package io.inventario.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inventario.DatabaseTests;
import io.inventario.jobs.Jobs;
import io.inventario.shared.BusinessException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DemoLoadTests extends DatabaseTests {
    @Autowired
    DemoLoad load;

    @Autowired
    Jobs jobs;

    @Test
    void demoDataDoesNotMixWithRealData() {
        shop.stocked("10", 1, "5");
        assertThat(shop.as(load::isOffered)).isFalse();
        assertThatThrownBy(() -> shop.as(() -> load.start(DemoSize.USUAL)))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("does not mix with real data");
        assertThat(shop.as(() -> jobs.last(DemoLoad.KIND))).isEmpty();
    }
}
