package io.inventario.moving;

import io.inventario.database.DatabaseUrl;
import io.inventario.database.Finding;
import io.inventario.database.ServerExamination;
import java.lang.module.ModuleDescriptor.Version;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks whether data can move to a database; changes nothing there. */
@Component
class TargetExamination {
    private final Environment environment;
    private final Clock clock;
    private final String program;

    TargetExamination(Environment environment, Clock clock, @Value("${inventario.version}") String program) {
        this.environment = environment;
        this.clock = clock;
        this.program = program;
    }

    TargetTest of(DatabaseUrl url) {
        List<Finding> findings = new ArrayList<>();
        boolean leftOver = false;
        try (Target target = Target.at(url)) {
            findings.add(Finding.good("target.connection", url.place()));
            findings.addAll(new ServerExamination(target.connection(), environment, clock).findings());
            findings.add(
                    text(target, "select current_setting('transaction_read_only')")
                                    .equals("on")
                            ? Finding.bad("connection.read_only")
                            : Finding.good("target.writable"));
            String encoding = text(target, "select current_setting('server_encoding')");
            if (!encoding.equals("UTF8")) {
                findings.add(Finding.bad("target.encoding", encoding));
            }
            findings.add(target.mayBuild() ? Finding.good("target.rights") : Finding.bad("connection.no_rights"));
            Target.State state = target.state();
            findings.add(content(target, state));
            leftOver = state == Target.State.LEFT_OVER;
        } catch (SQLException e) {
            findings.add(Target.finding(e));
        }
        return new TargetTest(url.place(), List.copyOf(findings), leftOver);
    }

    private Finding content(Target target, Target.State state) throws SQLException {
        if (!target.lock()) {
            return Finding.bad("target.busy");
        }
        return switch (state) {
            case EMPTY -> Finding.good("target.empty");
            case LEFT_OVER -> Finding.warning("target.leftOver");
            case IN_USE -> used(target);
        };
    }

    private Finding used(Target target) throws SQLException {
        if (text(target, "select to_regclass('inventario.schema_info')").isEmpty()) {
            return Finding.bad("target.otherTables");
        }
        String oldest = text(target, "select oldest_writer from inventario.schema_info");
        if (!oldest.isEmpty() && Version.parse(oldest).compareTo(Version.parse(program)) > 0) {
            return Finding.bad("target.newer", oldest, program);
        }
        return Finding.bad("target.inUse");
    }

    private static String text(Target target, String question) throws SQLException {
        try (var statement = target.connection().createStatement();
                var row = statement.executeQuery(question)) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}
