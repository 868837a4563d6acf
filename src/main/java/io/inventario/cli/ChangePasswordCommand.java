package io.inventario.cli;

import io.inventario.shared.Actor;
import io.inventario.users.UserService;
import java.util.Map;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets somebody's password, for whoever has forgotten theirs and reaches the machine. */
@Command(
        name = "changepassword",
        description = "Set a user's password; it is asked for or taken from INVENTARIO_PASSWORD")
final class ChangePasswordCommand extends ServiceCommand {
    @Parameters(paramLabel = "USER", description = "Username or e-mail")
    private String user = "";

    ChangePasswordCommand(Services services) {
        super(services);
    }

    @Override
    int run() {
        String password = PasswordQuestion.ask(service(Environment.class));
        UserService users = service(UserService.class);
        Actor.asProgram("changepassword", () -> {
            users.setPassword(user, password);
            return user;
        });
        if (wantsJson()) {
            printJson(Map.of("user", user, "changed", true));
        } else {
            out().println("Password of " + user + " changed; their sessions end");
        }
        return CommandLineDoor.DONE;
    }
}
