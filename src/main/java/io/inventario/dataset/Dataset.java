package io.inventario.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a module says of its data as a whole: its tables as models, its control totals, its code sequences. A module offers it as a
 * bean; a test fails when a table is missing.
 *
 * @param totals the SQL of each figure by its name: one row, one number; no row and null count as zero
 * @param without tables that are neither dumped nor loaded, with the reason
 */
public record Dataset(
        String module,
        List<Model> models,
        Map<String, String> totals,
        List<CodeSequence> sequences,
        List<LoadSequel> sequels,
        Map<String, String> without) {
    /**
     * A sequence that numbers the codes of new rows.
     *
     * @param prefix what stands before the number in a code
     */
    public record CodeSequence(String sequence, String table, String prefix) {}

    /** @param module its English name; {@link ModuleNames} has the others */
    public static Dataset of(String module) {
        return new Dataset(module, List.of(), Map.of(), List.of(), List.of(), Map.of());
    }

    public Dataset with(Model... more) {
        List<Model> all = new ArrayList<>(models);
        for (Model model : more) {
            all.add(model.of(module));
        }
        return new Dataset(module, all, totals, sequences, sequels, without);
    }

    /** A figure that must be the same after a load or a restore. */
    public Dataset total(String name, String sql) {
        Map<String, String> all = new LinkedHashMap<>(totals);
        all.put(name, sql);
        return new Dataset(module, models, all, sequences, sequels, without);
    }

    /** After a load the sequence goes on behind the highest code of the table. */
    public Dataset sequence(String sequence, String table, String prefix) {
        List<CodeSequence> all = new ArrayList<>(sequences);
        all.add(new CodeSequence(sequence, table, prefix));
        return new Dataset(module, models, totals, all, sequels, without);
    }

    /** What else a load has to put right. */
    public Dataset sequel(LoadSequel sequel) {
        List<LoadSequel> all = new ArrayList<>(sequels);
        all.add(sequel);
        return new Dataset(module, models, totals, sequences, all, without);
    }

    /** A table whose rows belong to this installation and not to the data. */
    public Dataset without(String table, String reason) {
        Map<String, String> all = new LinkedHashMap<>(without);
        all.put(table, reason);
        return new Dataset(module, models, totals, sequences, sequels, all);
    }
}
