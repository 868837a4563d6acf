package io.inventario.settings;

import com.vaadin.flow.component.Component;

/** A part of the settings page; later modules bring theirs, and the beans are shown in their order. */
public interface SettingsSection {
    /** Its word in the page's address. */
    String path();

    /** The key of its name. */
    String title();

    /** Built anew whenever it is opened. */
    Component content();
}
