package io.inventario.mail.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.SortDirection;
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
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.ListPanel;
import io.inventario.shared.ui.Totals;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.function.Supplier;

/** The outbox: what waits, what was sent, what went wrong and why. */
@Route("base-de-datos/correo/:id?")
@Menu(order = 548, title = "mail.title", icon = "vaadin:envelope")
@RolesAllowed(Permission.MANAGE_DATABASE)
class MailView extends Div implements HasDynamicTitle {
    private final MailService mail;
    private final Formats formats;
    private final ComboBox<MailState> state = new ComboBox<>();
    private final ListPage<MailRow, MailFilter> list;
    private final ListPanel<MailRow> panel;

    MailView(MailService mail, Supplier<Formats> formats) {
        this.mail = mail;
        this.formats = formats.get();
        addClassName("mail-page");
        setSizeFull();
        list = new ListPage<>(
                "mail",
                "base-de-datos/correo",
                this.formats,
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
        panel = new ListPanel<>(list, mail::find, this::told);
        add(panel);
    }

    /** A state that a mistyped address makes unreadable is no filter at all. */
    private MailState read(String name) {
        return Arrays.stream(MailState.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(state.getEmptyValue());
    }

    static String text(MailState state) {
        return t("mail.state." + state);
    }

    /** What does not fit beside the menu stands in the panel, and can be chosen. */
    private static void columns(Columns<MailRow> columns) {
        columns.text("recipient", MailRow::recipient).setWidth("13rem");
        columns.status("state", MailView::status).setWidth("7.5rem");
        columns.text("subject", MailRow::subject).setWidth("17rem");
        columns.text("error", MailRow::error).setSortable(false).setWidth("17rem");
        columns.time("createdAt", MailRow::createdAt).setWidth("11.5rem");
        columns.count("attempts", MailRow::attempts).setWidth("6rem").setVisible(false);
        columns.time("nextAt", MailRow::nextAt)
                .setSortable(false)
                .setWidth("11.5rem")
                .setVisible(false);
        columns.time("sentAt", MailRow::sentAt).setWidth("11.5rem").setVisible(false);
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

    private Component told(MailRow row) {
        return new MailPanel(mail, row, formats, list::refresh, panel::close);
    }

    @Override
    public String getPageTitle() {
        return t("mail.title");
    }
}
