package io.inventario;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("inventario.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
public class Inventario implements AppShellConfigurator {
    public static void main(String[] args) {
        SpringApplication.run(Inventario.class, args);
    }
}
