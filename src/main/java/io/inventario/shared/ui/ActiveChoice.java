package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filter of every list of master data: what is in use, what is archived, or both. */
public class ActiveChoice extends Select<String> {
    private static final String ACTIVE = "activos";
    private static final String ARCHIVED = "archivados";
    private static final String ALL = "todos";
    private static final List<String> CHOICES = List.of(ACTIVE, ARCHIVED, ALL);

    public ActiveChoice() {
        setItems(CHOICES);
        setItemLabelGenerator(choice -> t("shared.active." + choice));
        setAriaLabel(t("shared.active"));
        setValue(ACTIVE);
    }

    /** Null for both. */
    public @Nullable Boolean wanted() {
        return ALL.equals(getValue()) ? null : Boolean.valueOf(ACTIVE.equals(getValue()));
    }

    public void addTo(ListPage<?, ?> list) {
        list.filter("estado", this, Function.identity(), value -> CHOICES.contains(value) ? value : ACTIVE);
    }

    /** The badge of a row. */
    public static Columns.Status status(boolean active) {
        return active
                ? new Columns.Status(t("shared.active.yes"), Columns.Tone.GOOD)
                : new Columns.Status(t("shared.active.no"), Columns.Tone.NEUTRAL);
    }
}
