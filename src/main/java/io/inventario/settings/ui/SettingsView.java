package io.inventario.settings.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.inventario.settings.SettingsSection;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.PageHeading;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** The settings, a tab for each section; every tab has its own address. */
@Route("configuracion/:section?")
@Menu(order = 520, title = "settings.title", icon = "vaadin:cog")
@RolesAllowed(Permission.MANAGE_SETTINGS)
@Uses(Checkbox.class)
@Uses(ComboBox.class)
@Uses(Grid.class)
@Uses(MasterDetailLayout.class)
@Uses(Select.class)
@Uses(EmailField.class)
@Uses(IntegerField.class)
@Uses(TextArea.class)
@Uses(DatePicker.class)
class SettingsView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final List<SettingsSection> sections;
    private final Tabs tabs = new Tabs();
    private final Div content = new Div();

    SettingsView(ObjectProvider<SettingsSection> sections) {
        this.sections = sections.orderedStream().toList();
        addClassNames("list-page", "settings-page");
        setSizeFull();
        this.sections.forEach(section -> tabs.add(new Tab(t(section.title()))));
        tabs.addSelectedChangeListener(event -> {
            if (event.isFromClient()) {
                SettingsSection wanted = this.sections.get(tabs.getSelectedIndex());
                tabs.setSelectedTab(event.getPreviousTab());
                go(wanted);
            }
        });
        content.addClassName("settings-section");
        add(new PageHeading(t("settings.title")), tabs, content);
    }

    private static void go(SettingsSection section) {
        UI.getCurrent().navigate("configuracion/" + section.path());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getRouteParameters()
                .get("section")
                .orElse(sections.getFirst().path());
        SettingsSection section = sections.stream()
                .filter(each -> each.path().equals(wanted))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        tabs.setSelectedIndex(sections.indexOf(section));
        content.removeAll();
        content.add(section.content());
    }

    @Override
    public String getPageTitle() {
        return t("settings.title");
    }
}
