package io.inventario.dataset;

import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Service;

/** The data as a whole: dumped, loaded, summed up. */
@Service
public class DatasetService {
    private final DataSource source;
    private final Datasets datasets;
    private final ControlTotals totals;
    private final Dump dump;
    private final Load load;
    private final LoadLog log;

    DatasetService(DataSource source, Datasets datasets, ControlTotals totals, Dump dump, Load load, LoadLog log) {
        this.source = source;
        this.datasets = datasets;
        this.totals = totals;
        this.dump = dump;
        this.load = load;
        this.log = log;
    }

    /**
     * The models that people name, by module in English or Spanish or as {@code module.model}; all when they name none.
     *
     * @throws BusinessException when a name is none of ours
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public Set<Model> models(List<String> included, List<String> excluded) {
        return datasets.chosen(included, excluded);
    }

    /** The modules that have data, in the order of their names. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<String> modules() {
        return datasets.all().stream()
                .filter(dataset -> !dataset.models().isEmpty())
                .map(Dataset::module)
                .toList();
    }

    /** A page of what loads did to this database, newest first. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public List<LoggedLoad> loads(int offset, int limit) {
        return log.list(offset, limit);
    }

    @RolesAllowed(Permission.MANAGE_DATABASE)
    public int countLoads() {
        return log.count();
    }

    /** The control totals of this moment. */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public ControlTotals.Figures totals() {
        try (Snapshot snapshot = Snapshot.of(source)) {
            return totals.of(snapshot.connection());
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("totals", null, e);
        }
    }

    /**
     * Writes the records of the models as they are at one moment.
     *
     * @return how many were written
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public long dump(Set<Model> models, Dump.Form form, OutputStream out, Progress progress) {
        try (Snapshot snapshot = Snapshot.of(source)) {
            return dump.write(snapshot.connection(), models, form, out, progress);
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("dump", null, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The dump cannot be written", e);
        }
    }

    /**
     * Takes the records of files over, all or none (rule D2).
     *
     * @param dryRun to say what it would do and change nothing
     * @throws RefusedLoad when a record can't be taken over; nothing was changed then
     */
    @RolesAllowed(Permission.MANAGE_DATABASE)
    public LoadOutcome load(List<Path> files, boolean dryRun, Progress progress) {
        try {
            return load.run(source, files, dryRun, Actor.current().actorName(), progress);
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("load", null, e);
        } catch (IOException e) {
            throw new UncheckedIOException("A file cannot be read", e);
        }
    }
}
