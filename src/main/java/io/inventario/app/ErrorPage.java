package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** The common look of pages that say why there is nothing to see. */
abstract class ErrorPage extends Main implements HasDynamicTitle {
    private final H1 title = new H1();
    private final Paragraph words = new Paragraph();
    private final Div ways = new Div(new Anchor("", t("app.home")));

    ErrorPage() {
        addClassName("error-page");
        ways.addClassName("error-ways");
        add(new Div(title, words, ways));
    }

    /** One more page to go on to. */
    void offer(String route, String name) {
        ways.addComponentAsFirst(new Anchor(route, name));
    }

    void say(String heading, String explanation) {
        title.setText(heading);
        words.setText(explanation);
    }

    @Override
    public String getPageTitle() {
        return title.getText();
    }
}
