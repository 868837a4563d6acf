package io.inventario.database;

import io.inventario.shared.Messages;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says above every page about the database that the schema is behind the program, and where that is mended. */
@Component
class PendingNotice implements DatabaseNotice {
    private final SchemaState schema;

    PendingNotice(SchemaState schema) {
        this.schema = schema;
    }

    @Override
    public List<String> texts(Locale language) {
        int pending = schema.pending();
        return pending == 0 ? List.of() : List.of(Messages.text(language, "database.behind.notice", pending));
    }
}
