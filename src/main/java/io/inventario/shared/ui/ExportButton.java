package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.shared.Tooltip;

/** The link that downloads what a list shows. */
public final class ExportButton {
    private ExportButton() {}

    public static Anchor of(CsvExport<?> export) {
        Anchor link = new Anchor(export, "");
        link.add(new Icon(VaadinIcon.DOWNLOAD_ALT));
        link.setAriaLabel(t("shared.list.export"));
        link.addClassName("icon-link");
        Tooltip.forComponent(link).setText(t("shared.list.export"));
        return link;
    }
}
