package io.inventario.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.inventario.DatabaseTests;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

class EmbeddedNoticeTests extends DatabaseTests {
    @Autowired
    private EmbeddedNotice notice;

    @Test
    void startOnAFileNamesTheWayToAServer() {
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(EmbeddedNotice.class);
        logger.addAppender(written);
        written.start();

        notice.started();

        logger.detachAppender(written);
        if (onPostgres()) {
            assertThat(written.list).isEmpty();
        } else {
            assertThat(written.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .contains("for one machine", "(H2 ", "Set DATABASE_URL to a PostgreSQL database");
        }
    }
}
