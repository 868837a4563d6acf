package io.inventario;

import com.vaadin.flow.component.page.AppShellConfigurator;
import io.inventario.cli.CommandLineDoor;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application and its command-line door. */
@SpringBootApplication
public class Inventario implements AppShellConfigurator {
    public static void main(String[] args) {
        int status = CommandLineDoor.execute(Inventario.class, args);
        if (status != CommandLineDoor.SERVING) {
            System.exit(status);
        }
    }
}
