package io.inventario.moving.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.dataset.DatasetService;
import io.inventario.dataset.LoggedLoad;
import io.inventario.jobs.Jobs;
import io.inventario.moving.DumpService;
import io.inventario.moving.LoadService;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Columns;
import io.inventario.shared.ui.EmptyState;
import io.inventario.shared.ui.PageHeading;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;

/** All data as files, out and in, and what came in so far. */
@Route("base-de-datos/datos")
@Menu(order = 544, title = "moving.data", icon = "vaadin:file-process")
@RolesAllowed(Permission.MANAGE_DATABASE)
@Uses(ProgressBar.class)
class DataView extends Div implements HasDynamicTitle {
    private final DatasetService data;
    private final ReportGrid<LoggedLoad> loads = new ReportGrid<>(t("moving.history"));

    DataView(DumpService dumps, LoadService loading, DatasetService data, Jobs jobs, Supplier<Formats> formats) {
        this.data = data;
        addClassNames("list-page", "moving-page");
        setSizeFull();
        PageHeading heading = new PageHeading(t("moving.data"));
        heading.add(new Anchor("base-de-datos/mudanza", t("moving.data.toMove")));
        history(formats.get());
        add(
                heading,
                new H2(t("moving.dump")),
                new Paragraph(t("moving.dump.intro", DumpService.KEPT.toHours())),
                new DumpPanel(dumps, data.modules(), jobs, formats.get()),
                new H2(t("moving.load")),
                new Paragraph(t("moving.load.intro")),
                new LoadPanel(
                        loading,
                        jobs,
                        formats.get(),
                        () -> loads.getDataProvider().refreshAll()),
                new H2(t("moving.history")),
                loads);
    }

    /** Read by the page from the database, as all lists are. */
    private void history(Formats formats) {
        loads.setAllRowsVisible(false);
        loads.setHeight("18rem");
        loads.setEmptyStateComponent(new EmptyState(t("moving.history.empty"), null));
        Columns<LoggedLoad> columns = new Columns<>(loads, "moving.history", formats);
        columns.time("at", LoggedLoad::at).setWidth("11.5rem").setFlexGrow(0);
        columns.text("actor", LoggedLoad::actor).setWidth("9rem").setFlexGrow(1);
        columns.text("files", LoggedLoad::files).setWidth("14rem").setFlexGrow(3);
        columns.count("created", LoggedLoad::created).setWidth("7rem").setFlexGrow(0);
        columns.count("updated", LoggedLoad::updated).setWidth("8rem").setFlexGrow(0);
        columns.count("unchanged", LoggedLoad::unchanged).setWidth("7.5rem").setFlexGrow(0);
        columns.count("removed", LoggedLoad::removed).setWidth("7.5rem").setFlexGrow(0);
        loads.keepOrder();
        loads.setItems(query -> data.loads(query.getOffset(), query.getLimit()).stream(), query -> data.countLoads());
    }

    @Override
    public String getPageTitle() {
        return t("moving.data");
    }
}
