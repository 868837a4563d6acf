package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Shown when a page could not be opened: in words, or with the number of the incident. */
@AnonymousAllowed
public class FailureView extends ErrorPage implements HasErrorParameter<Exception> {
    private final transient Incidents incidents;

    FailureView(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        say(t("app.failure.title"), incidents.explain(error.getCaughtException()));
        return 500;
    }
}
