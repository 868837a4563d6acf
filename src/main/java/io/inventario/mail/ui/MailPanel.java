package io.inventario.mail.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.inventario.mail.MailRow;
import io.inventario.mail.MailService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Formats;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.SheetFacts;
import io.inventario.shared.ui.Texts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message, and what can still be done with it. Its text is not here: that is for whoever receives it, and may hold
 * what only they should know.
 */
class MailPanel extends Div {
    private final MailService mail;
    private final Formats formats;
    private final UUID id;
    private final Runnable changed;
    private final Div facts = new Div();
    private final Button again = new Button(t("mail.again"), click -> sendAgain());
    private final Button discard = new Button(t("mail.discard"));
    private final Button leave;

    /** @param changed told when something was done with the message */
    MailPanel(MailService mail, MailRow row, Formats formats, Runnable changed, Runnable close) {
        this.mail = mail;
        this.formats = formats;
        this.id = row.id();
        this.changed = changed;
        this.leave = new Button(t("shared.close"), click -> close.run());
        addClassName("form-panel");
        discard.addClickListener(click -> Confirmation.ask(
                t("mail.discard.title", row.subject()), t("mail.discard.text"), t("mail.discard"), this::discard));
        Div buttons = new Div(again, discard, leave);
        buttons.addClassName("form-buttons");
        add(new H2(row.subject()), facts, buttons);
        show(row);
    }

    private void show(MailRow row) {
        facts.removeAll();
        facts.add(told(row));
        again.setVisible(row.isOpen());
        discard.setVisible(row.isOpen());
    }

    private SheetFacts told(MailRow row) {
        SheetFacts told = new SheetFacts("mail");
        told.add("recipient", row.recipient());
        told.add("state", MailView.text(row.state()));
        told.add("createdAt", formats.time(row.createdAt()));
        told.add("createdBy", row.createdBy());
        told.add("attempts", formats.count(row.attempts()));
        time(told, "nextAt", row.nextAt());
        time(told, "sentAt", row.sentAt());
        if (row.error() != null) {
            told.add("error", new Span(row.error())).addClassName("whole-text");
        }
        told.add("body", t(row.isOpen() ? "mail.body.kept" : "mail.body.gone")).addClassName("whole-text");
        return told;
    }

    private void time(SheetFacts told, String key, @Nullable Instant at) {
        if (at != null) {
            told.add(key, formats.time(at));
        }
    }

    private void sendAgain() {
        act(() -> {
            mail.sendAgain(id);
            Notices.success(t("mail.again.done"));
        });
    }

    private void discard() {
        act(() -> mail.discard(id));
        leave.focus();
    }

    /** Somebody else, or the server, may have been faster: then it says so, and shows what is so by now. */
    private void act(Runnable deed) {
        try {
            deed.run();
        } catch (BusinessException refusal) {
            Notices.refusal(Texts.of(refusal));
        }
        mail.find(id).ifPresent(this::show);
        changed.run();
    }
}
