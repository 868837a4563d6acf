package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.FooterRow;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import io.inventario.shared.Formats;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;

/**
 * Says how many rows the filter lets through and what they add up to.
 *
 * <p>Counting a million rows takes longer than showing the first page of them. With server push the answer is filled in when it
 * arrives; without push it is asked for at once, because polling would keep idle sessions alive.
 */
class ListFooter<F> extends Div {
    private static final Executor BACKGROUND = new DelegatingSecurityContextExecutor(Thread::startVirtualThread);

    private final Grid<?> grid;
    private final Formats formats;
    private final Function<F, Totals> totals;
    private int asked;
    private @Nullable FooterRow row;

    ListFooter(Grid<?> grid, Formats formats, Function<F, Totals> totals) {
        this.grid = grid;
        this.formats = formats;
        this.totals = totals;
        addClassName("list-footer");
        getElement().setAttribute("role", "status");
    }

    void ask(F filter, LongConsumer counted) {
        UI ui = UI.getCurrent();
        int question = ++asked;
        if (!ui.getPushConfiguration().getPushMode().isEnabled()) {
            show(totals.apply(filter), counted);
            return;
        }
        setText(t("shared.list.counting"));
        CompletableFuture.supplyAsync(() -> totals.apply(filter), BACKGROUND)
                .whenComplete((answer, failure) -> ui.access(() -> {
                    if (failure != null) {
                        throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
                    }
                    if (question == asked) {
                        show(answer, counted);
                    }
                }));
    }

    private void show(Totals answer, LongConsumer counted) {
        setText(t("shared.list.rows", answer.rows(), formats.count(answer.rows())));
        if (!answer.cells().isEmpty()) {
            FooterRow cells = row == null ? grid.appendFooterRow() : row;
            row = cells;
            grid.getColumns()
                    .forEach(column ->
                            cells.getCell(column).setText(answer.cells().getOrDefault(column.getKey(), "")));
        }
        counted.accept(answer.rows());
    }
}
