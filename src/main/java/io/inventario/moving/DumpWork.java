package io.inventario.moving;

import io.inventario.dataset.DatasetService;
import io.inventario.dataset.Model;
import io.inventario.jobs.Parameters;
import io.inventario.jobs.Progress;
import io.inventario.jobs.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes a dump into a file; a dump that is cut off leaves none. */
@Component
class DumpWork {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'inventario-'yyyyMMdd-HHmmss'Z.json'");

    private final DatasetService data;
    private final Exchange exchange;
    private final DataTrail trail;
    private final Clock clock;

    DumpWork(DatasetService data, Exchange exchange, DataTrail trail, Clock clock) {
        this.data = data;
        this.exchange = exchange;
        this.trail = trail;
        this.clock = clock;
    }

    Result write(Progress progress, Parameters given) throws IOException {
        DumpOrder order = DumpOrder.of(given);
        Set<Model> models = data.models(order.modules(), List.of());
        Path folder = exchange.open(Exchange.Kind.DUMP);
        Path file = folder.resolve(NAME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        boolean complete = false;
        try {
            long records;
            try (OutputStream out = Files.newOutputStream(file)) {
                records = data.dump(models, order.form(), out, MovingJobs.told("moving.step.dump", progress));
            }
            String modules = order.modules().isEmpty() ? "*" : String.join(", ", order.modules());
            trail.record(
                    "data_dumped",
                    file.getFileName().toString(),
                    Map.of("modules", modules, "records", records, "bytes", Files.size(file)));
            complete = true;
            return Result.file(file, "moving.dump.done", records, file.getFileName());
        } finally {
            if (!complete) {
                exchange.remove(folder);
            }
        }
    }
}
