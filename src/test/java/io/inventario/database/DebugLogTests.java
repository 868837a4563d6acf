package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What DEBUG adds to the log. */
class DebugLogTests {
    private final Logger logger = (Logger) LoggerFactory.getLogger(DebugLog.LOGGER);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private DataSource source = DebugLog.listened(memory());

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.addAppender(written);
        written.start();
    }

    @AfterEach
    void stop() {
        logger.detachAppender(written);
        logger.setLevel(null);
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void statementIsWrittenWithItsValuesAndItsTime() throws SQLException {
        ask(1, "ana");

        assertThat(lines(Level.DEBUG))
                .singleElement()
                .asString()
                .contains("select ?", "ana")
                .containsPattern("Time:\\d+");
    }

    @Test
    void manyTimesInOneTransactionAreWarnedOfOnce() throws SQLException {
        ask(RepeatedStatements.OFTEN - 1, "ana");
        ask(RepeatedStatements.OFTEN - 1, "eva");
        assertThat(lines(Level.WARN)).isEmpty();

        ask(RepeatedStatements.OFTEN * 3, "ana");
        assertThat(lines(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("10 times in one transaction")
                .endsWith("select ?")
                .doesNotContain("ana");
    }

    @Test
    void manyTransactionsOfOneRequestCountTogether() throws SQLException {
        for (int request = 0; request < 2; request++) {
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
            for (int transaction = 0; transaction < RepeatedStatements.OFTEN - 1; transaction++) {
                ask(1, "ana");
            }
        }
        assertThat(lines(Level.WARN)).isEmpty();

        ask(1, "ana");
        assertThat(lines(Level.WARN)).singleElement().asString().startsWith("10 times in one request");
    }

    private void ask(int times, String value) throws SQLException {
        try (Connection connection = source.getConnection()) {
            for (int time = 0; time < times; time++) {
                try (var statement = connection.prepareStatement("select ?")) {
                    statement.setString(1, value);
                    statement.executeQuery().close();
                }
            }
        }
    }

    private List<String> lines(Level level) {
        return written.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static DataSource memory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:statements");
        return source;
    }
}
