package io.inventario.audit.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.audit.AuditDetails;
import io.inventario.audit.AuditFilter;
import io.inventario.audit.AuditListRow;
import io.inventario.audit.AuditService;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.DateField;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.ListPanel;
import io.inventario.shared.ui.Totals;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;

/** Who did what and when, the newest first, with the facts before and after of the selected row beside it. */
@Route("auditoria/:id?")
@Menu(order = 530, title = "audit.title", icon = "vaadin:clipboard-user")
@RolesAllowed(Permission.VIEW_AUDIT)
class AuditView extends Div implements HasDynamicTitle {
    private final AuditService audit;
    private final Formats formats;
    private final DatePicker from;
    private final DatePicker to;
    private final ComboBox<String> actor = new ComboBox<>();
    private final ComboBox<String> action = choice("action", AuditTexts.actions(), AuditTexts::action);
    private final ComboBox<String> kind = choice("kind", AuditTexts.kinds(), AuditTexts::kind);
    private final ListPanel<AuditDetails> panel;

    AuditView(AuditService audit, Supplier<Formats> formats) {
        this.audit = audit;
        this.formats = formats.get();
        this.from = new DateField(this.formats);
        this.to = new DateField(this.formats);
        this.panel = new ListPanel<>(list(), audit::find, this::told);
        setSizeFull();
        add(panel);
    }

    private ListPage<AuditListRow, AuditFilter> list() {
        ListPage<AuditListRow, AuditFilter> page = new ListPage<>(
                "audit",
                "auditoria",
                formats,
                AuditListRow::id,
                this::filter,
                audit::list,
                filter -> Totals.of(audit.count(filter)));
        day(page, "from", "desde", from);
        day(page, "to", "hasta", to);
        label(actor, "actor");
        actor.setClearButtonVisible(true);
        actor.setItemsWithFilterConverter(
                query ->
                        audit
                                .actors(
                                        query.getFilter().orElse(""),
                                        PageRequest.of(query.getPage(), query.getPageSize()))
                                .stream(),
                typed -> typed);
        page.filter("persona", actor, Function.identity(), Function.identity());
        page.filter("accion", action, Function.identity(), Function.identity());
        page.filter("tipo", kind, Function.identity(), Function.identity());
        columns(page.columns());
        page.sortedBy("at", SortDirection.DESCENDING);
        return page;
    }

    private static ComboBox<String> choice(String key, List<String> values, Function<String, String> words) {
        ComboBox<String> choice = new ComboBox<>();
        choice.setItems(values);
        choice.setItemLabelGenerator(words::apply);
        choice.setClearButtonVisible(true);
        label(choice, key);
        return choice;
    }

    private static void label(ComboBox<String> field, String key) {
        field.setPlaceholder(t("audit." + key));
        field.setAriaLabel(t("audit." + key));
    }

    private static void day(ListPage<?, ?> page, String key, String parameter, DatePicker field) {
        field.setPlaceholder(t("audit." + key));
        field.setAriaLabel(t("audit." + key));
        field.setClearButtonVisible(true);
        field.addClassName("sales-day");
        page.filter(parameter, field, LocalDate::toString, text -> dayOf(text, field));
    }

    /** A date that a mistyped address makes unreadable is no filter at all. */
    private static LocalDate dayOf(String text, DatePicker field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return field.getEmptyValue();
        }
    }

    /** Days are the company's (rule Q2). */
    private AuditFilter filter(String words) {
        LocalDate last = to.getValue();
        return new AuditFilter(
                words,
                start(from.getValue()),
                start(last == null ? null : last.plusDays(1)),
                actor.getValue(),
                action.getValue(),
                kind.getValue());
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(formats.zone()).toInstant();
    }

    private static void columns(Columns<AuditListRow> columns) {
        columns.time("at", AuditListRow::at).setWidth("9.5rem");
        columns.text("action", row -> AuditTexts.action(row.action())).setWidth("7rem");
        columns.text("label", AuditListRow::label)
                .setSortProperty("subjectLabel")
                .setWidth("12rem")
                .setFlexGrow(2);
        columns.text("kind", row -> AuditTexts.kind(row.kind()))
                .setSortProperty("subjectType")
                .setWidth("9rem");
        columns.text("actor", AuditListRow::actor).setSortProperty("actorName").setWidth("8rem");
        columns.status("seal", AuditView::seal).setSortProperty("s.position").setWidth("8rem");
    }

    private static Columns.Status seal(AuditListRow row) {
        return row.seal() == null
                ? new Columns.Status(t("audit.seal.no"), Columns.Tone.NEUTRAL)
                : new Columns.Status(t("audit.seal.yes"), Columns.Tone.GOOD);
    }

    private Component told(AuditDetails row) {
        return new AuditPanel(row, formats, panel::close);
    }

    @Override
    public String getPageTitle() {
        return t("audit.title");
    }
}
