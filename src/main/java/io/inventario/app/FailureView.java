package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.inventario.database.SchemaState;
import io.inventario.shared.Permission;

/** Shown when a page could not be opened: in words, or with the number of the incident. */
@AnonymousAllowed
public class FailureView extends ErrorPage implements HasErrorParameter<Exception> {
    private final transient Incidents incidents;
    private final transient SchemaState schema;

    FailureView(Incidents incidents, SchemaState schema) {
        this.incidents = incidents;
        this.schema = schema;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        say(t("app.failure.title"), incidents.explain(error.getCaughtException()));
        if (schema.pending() > 0 && Screens.may(Permission.MANAGE_DATABASE)) {
            offer(LandingView.MIGRATIONS, t("app.behind.migrations"));
        }
        return 500;
    }
}
