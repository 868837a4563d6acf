package io.inventario.users;

import io.inventario.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts guesses of passwords over all instances: few per account, many more per address, because a whole shop may share one. An
 * attempt is written before it is tried, so that many at once gain nothing.
 */
@Component
class SignInAttempts {
    static final int PER_ACCOUNT = 8;
    static final int PER_ADDRESS = 150;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one more attempt; false when there were too many lately, and it must not even be tried. */
    boolean allow(String accountKey, String address) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime since = now.minus(WINDOW);
        UUID attempt = Ids.next();
        jdbc.sql("insert into sign_in_attempt (id, account_key, address, at) values (:id, :account, :address, :at)")
                .param("id", attempt)
                .param("account", accountKey)
                .param("address", address)
                .param("at", now)
                .update();
        if (count("account_key", accountKey, since) <= PER_ACCOUNT && count("address", address, since) <= PER_ADDRESS) {
            return true;
        }
        jdbc.sql("delete from sign_in_attempt where id = :id")
                .param("id", attempt)
                .update();
        return false;
    }

    /** The right password was given: what went before were typing errors. Old rows of others go too. */
    void forget(String accountKey) {
        OffsetDateTime since = clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from sign_in_attempt where account_key = :account or at < :since")
                .param("account", accountKey)
                .param("since", since)
                .update();
    }

    private long count(String column, String value, OffsetDateTime since) {
        return jdbc.sql("select count(*) from sign_in_attempt where " + column + " = :value and at >= :since")
                .param("value", value)
                .param("since", since)
                .query(Long.class)
                .single();
    }
}
