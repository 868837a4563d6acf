package io.inventario.users;

import io.inventario.shared.Messages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a message of the program itself goes to. */
@Component
public class Addressees {
    private final JdbcClient jdbc;

    Addressees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody's address and the language they read. */
    public record Addressee(String email, Locale language) {}

    /** Everybody at work who has a permission and an address, in the order of their names. */
    public List<Addressee> holding(String permission) {
        return jdbc.sql("""
                select u.email, u.language from app_user u join role_permission p on p.role_id = u.role_id
                where p.permission = ? and u.active and u.password_hash is not null and u.email <> ''
                order by u.username_key, u.id""")
                .param(permission)
                .query((row, number) -> new Addressee(row.getString("email"), language(row.getString("language"))))
                .list();
    }

    private static Locale language(@Nullable String tag) {
        return tag == null ? Messages.SPANISH : Locale.forLanguageTag(tag);
    }
}
