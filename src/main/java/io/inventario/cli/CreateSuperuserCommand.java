package io.inventario.cli;

import io.inventario.shared.Actor;
import io.inventario.shared.ValidationTexts;
import io.inventario.users.NewAdministrator;
import io.inventario.users.User;
import io.inventario.users.UserService;
import jakarta.validation.ConstraintViolationException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates an administrator: the first one, or one more for whoever is locked out. */
@Command(
        name = "createsuperuser",
        description = "Create an administrator; the password is asked for or taken from INVENTARIO_PASSWORD")
final class CreateSuperuserCommand extends ServiceCommand {
    @Option(names = "--username", defaultValue = "", description = "Asked for when missing")
    private String username = "";

    @Option(names = "--email", defaultValue = "", description = "Asked for when missing")
    private String email = "";

    @Option(names = "--first-name", defaultValue = "", description = "Shown beside the username")
    private String firstName = "";

    @Option(names = "--last-name", defaultValue = "", description = "The same")
    private String lastName = "";

    CreateSuperuserCommand(Services services) {
        super(services);
    }

    @Override
    int run() {
        User created;
        try {
            NewAdministrator wanted = new NewAdministrator(
                    PasswordQuestion.line(username, "Username"),
                    PasswordQuestion.line(email, "E-mail"),
                    firstName,
                    lastName,
                    PasswordQuestion.ask(service(Environment.class)),
                    null);
            UserService users = service(UserService.class);
            created = Actor.asProgram("createsuperuser", () -> users.createAdministrator(wanted));
        } catch (IllegalArgumentException missing) {
            throw unusable(String.valueOf(missing.getMessage()));
        } catch (ConstraintViolationException invalid) {
            throw unusable(invalid.getConstraintViolations().stream()
                    .map(violation ->
                            violation.getPropertyPath() + ": " + ValidationTexts.of(violation, Locale.ENGLISH))
                    .collect(Collectors.joining("; ")));
        }
        if (wantsJson()) {
            printJson(Map.of("username", created.getUsername(), "email", created.getEmail()));
        } else {
            out().println("Created administrator " + created.getUsername());
        }
        return CommandLineDoor.DONE;
    }
}
