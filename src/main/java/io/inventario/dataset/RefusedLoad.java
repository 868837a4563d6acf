package io.inventario.dataset;

import io.inventario.shared.BusinessException;
import java.util.List;

/** A load that changed nothing, because something in its files can't be taken over. */
public class RefusedLoad extends BusinessException {
    /** After so many it stops looking for more. */
    static final int MOST = 20;

    private final transient List<Problem> problems;

    RefusedLoad(List<Problem> problems) {
        super("dataset.load.refused", problems.size());
        this.problems = List.copyOf(problems);
    }

    /** The first of them, twenty at most. */
    public List<Problem> problems() {
        return problems;
    }
}
