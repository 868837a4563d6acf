package io.inventario;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.LoadDependenciesOnStartup;
import com.vaadin.flow.theme.aura.Aura;
import io.inventario.cli.CommandLineDoor;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application and its command-line door. */
@SpringBootApplication
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("inventario.css")
@StyleSheet("kit.css")
@StyleSheet("till.css")
@StyleSheet("dashboard.css")
@StyleSheet("receiving.css")
@LoadDependenciesOnStartup // one bundle for all pages: nobody waits at a page change, and a new page needs no new
// bundle
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
public class Inventario implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings page) {
        page.addFavIcon("icon", "icons/inventario.svg", "any");
    }

    public static void main(String[] args) {
        int status = CommandLineDoor.execute(Inventario.class, args);
        if (status != CommandLineDoor.SERVING) {
            System.exit(status);
        }
    }
}
