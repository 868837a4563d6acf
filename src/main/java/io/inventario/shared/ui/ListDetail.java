package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import io.inventario.shared.BusinessException;
import io.inventario.shared.MasterData;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list with the form of the selected row beside it on wide screens and over it on narrow ones; the row's id is part of the URL.
 *
 * <p>The view's route ends in {@code :id?}. Edits that are not stored are asked about before they are left.
 */
public class ListDetail<T extends MasterData> extends Composite<MasterDetailLayout>
        implements BeforeEnterObserver, BeforeLeaveObserver {
    private static final String NEW = "nuevo";

    private final String module;
    private final ListPage<?, ?> list;
    private final BesideList beside;
    private final FormPanel<T> form;
    private final Function<UUID, Optional<T>> find;
    private @Nullable Supplier<T> create;
    private @Nullable Button deleting;
    private @Nullable T open;

    public ListDetail(String module, ListPage<?, ?> list, FormPanel<T> form, Function<UUID, Optional<T>> find) {
        this.module = module;
        this.list = list;
        beside = new BesideList(getContent(), list);
        this.form = form;
        this.find = find;
        form.setReadOnly(true);
        form.onSaved(stored -> {
            list.refresh();
            list.open(stored.getId());
        });
        form.onCancel(beside::close);
    }

    /** Lets the person create and change what is listed; without it the form only shows. */
    public void editable(Supplier<T> empty) {
        create = empty;
        form.setReadOnly(false);
        list.action(t(module + ".new"), () -> list.open(NEW));
    }

    /** Lets the person delete what nothing refers to; {@code delete} refuses the rest. */
    public void deletable(Consumer<T> delete) {
        Button button = new Button(t("shared.delete"), event -> {
            T thing = open;
            if (thing != null) {
                Confirmation.ask(
                        t("shared.delete.title", thing.label()),
                        t("shared.delete.text"),
                        t("shared.delete"),
                        () -> delete(thing, delete));
            }
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        form.addButton(button);
        deleting = button;
    }

    private void delete(T thing, Consumer<T> delete) {
        try {
            delete.accept(thing);
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
            return;
        }
        Notices.success(t("shared.deleted", thing.label()));
        form.discard();
        list.refresh();
        beside.close();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = BesideList.wanted(event);
        beside.enter(event);
        open = BesideList.row(event).flatMap(find).orElse(null);
        if (open != null) {
            form.show(open);
        } else if (wanted.equals(NEW) && create != null) {
            form.showNew(create);
        } else if (!wanted.isEmpty()) {
            Notices.refusal(t("shared.gone"));
        }
        boolean shown = open != null || wanted.equals(NEW) && create != null;
        if (deleting != null) {
            deleting.setVisible(open != null);
        }
        beside.show(shown ? form : null);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        UnsavedEdits.guard(form, event, () -> list.select(open == null ? null : open.getId()));
    }
}
