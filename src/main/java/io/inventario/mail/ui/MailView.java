package io.inventario.mail.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.mail.MailFilter;
import io.inventario.mail.MailRow;
import io.inventario.mail.MailService;
import io.inventario.mail.MailState;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Totals;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.function.Supplier;

/** The outbox: what waits, what was sent, what went wrong and why. */
@Route("base-de-datos/correo")
@Menu(order = 548, title = "mail.title", icon = "vaadin:envelope")
@RolesAllowed(Permission.MANAGE_DATABASE)
class MailView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final MailService mail;
    private final ComboBox<MailState> state = new ComboBox<>();
    private final ListPage<MailRow, MailFilter> list;

    MailView(MailService mail, Supplier<Formats> formats) {
        this.mail = mail;
        addClassName("mail-page");
        setSizeFull();
        list = new ListPage<>(
                "mail",
                "base-de-datos/correo",
                formats.get(),
                MailRow::id,
                words -> new MailFilter(words, state.getValue()),
                mail::list,
                filter -> Totals.of(mail.count(filter)));
        state.setItems(MailState.values());
        state.setItemLabelGenerator(MailView::text);
        state.setPlaceholder(t("mail.state"));
        state.setAriaLabel(t("mail.state"));
        state.setClearButtonVisible(true);
        list.filter("estado", state, MailState::name, this::read);
        columns(list.columns());
        list.sortedBy("createdAt", SortDirection.DESCENDING);
        list.action(t("mail.test"), () -> new TestMailDialog(mail, list::refresh).open());
        if (!mail.isConfigured()) {
            Paragraph missing = new Paragraph(t("mail.noServer"));
            missing.addClassName("page-warning");
            missing.getElement().setAttribute("role", "note");
            add(missing);
        }
        add(list);
    }

    /** A state that a mistyped address makes unreadable is no filter at all. */
    private MailState read(String name) {
        return Arrays.stream(MailState.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(state.getEmptyValue());
    }

    private static String text(MailState state) {
        return t("mail.state." + state);
    }

    private void columns(Columns<MailRow> columns) {
        columns.time("createdAt", MailRow::createdAt).setWidth("11.5rem");
        columns.text("recipient", MailRow::recipient).setWidth("14rem");
        columns.text("subject", MailRow::subject).setWidth("16rem");
        columns.status("state", MailView::status).setWidth("8rem");
        columns.text("actions", row -> "")
                .setRenderer(new ComponentRenderer<>(this::actions))
                .setSortable(false)
                .setWidth("15rem");
        columns.text("error", MailRow::error)
                .setTooltipGenerator(MailRow::error)
                .setSortable(false)
                .setWidth("18rem");
        columns.count("attempts", MailRow::attempts).setWidth("6rem");
        columns.time("nextAt", MailRow::nextAt).setSortable(false).setWidth("11.5rem");
        columns.time("sentAt", MailRow::sentAt).setWidth("11.5rem");
    }

    private static Columns.Status status(MailRow row) {
        return new Columns.Status(
                text(row.state()),
                switch (row.state()) {
                    case SENT -> Columns.Tone.GOOD;
                    case WAITING -> row.error() == null ? Columns.Tone.NEUTRAL : Columns.Tone.WARNING;
                    case FAILED -> Columns.Tone.BAD;
                    case DISCARDED -> Columns.Tone.NEUTRAL;
                });
    }

    private Component actions(MailRow row) {
        Button again = new Button(t("mail.again"), click -> {
            mail.sendAgain(row.id());
            Notices.success(t("mail.again.done"));
            list.refresh();
        });
        Button discard = new Button(
                t("mail.discard"),
                click -> Confirmation.ask(
                        t("mail.discard.title", row.subject()), t("mail.discard.text"), t("mail.discard"), () -> {
                            mail.discard(row.id());
                            list.refresh();
                        }));
        again.addThemeVariants(ButtonVariant.SMALL);
        discard.addThemeVariants(ButtonVariant.SMALL);
        again.setAriaLabel(t("mail.again") + ": " + row.subject());
        discard.setAriaLabel(t("mail.discard") + ": " + row.subject());
        Div actions = new Div(again, discard);
        actions.addClassName("row-actions");
        actions.setVisible(row.isOpen());
        return actions;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.enter(event.getLocation().getQueryParameters(), null);
    }

    @Override
    public String getPageTitle() {
        return t("mail.title");
    }
}
