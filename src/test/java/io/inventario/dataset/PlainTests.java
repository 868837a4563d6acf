package io.inventario.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a plain value is one to those who really read it, too. */
class PlainTests {
    private static final int TRIES = 50_000;
    private static final String LETTERS = "0123456789abcfgABF-.:TZ+ ";

    @Test
    void aPlainMomentIsOneThatJavaWritesSo() {
        recognised(
                "2026-11-28T08:29:12.123456Z",
                Plain::isTimestamp,
                text -> OffsetDateTime.parse(text).toInstant().toString());
    }

    @Test
    void aPlainDayIsOneThatJavaWritesSo() {
        recognised(
                "2026-11-28",
                text -> text.length() == Plain.DATE_LENGTH && Plain.startsWithDate(text),
                text -> LocalDate.parse(text).toString());
    }

    @Test
    void aPlainIdIsOneThatJavaWritesSo() {
        recognised(
                "01900000-0a0b-7c00-8f00-00000000004b",
                Plain::isUuid,
                text -> UUID.fromString(text).toString());
    }

    @Test
    void aPlainNumberHasTheDigitsOfItsColumn() {
        recognised("-123.4500", text -> Plain.isDecimal(text, 3, 4), text -> {
            BigDecimal number = new BigDecimal(text);
            assertThat(number.scale()).as(text).isBetween(0, 4);
            assertThat(number.precision() - number.scale()).as(text).isLessThanOrEqualTo(3);
            return text;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T08:29:12Z",
                "2026-11-28T08:29:12.120Z",
                "2026-11-28T08:29:12.000001Z",
                "0001-01-01T00:00:00Z",
                "9999-12-28T23:59:59.999999Z"
            })
    void momentsOfEachPrecisionAreRecognised(String text) {
        assertThat(Plain.isTimestamp(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T08:29:12.1234567Z",
                "2026-11-28T08:29:12.12Z",
                "2026-11-28T24:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2026-11-28T08:29:12+01:00",
                ""
            })
    void otherMomentsAreLeftToThoseWhoReadThem(String text) {
        assertThat(Plain.isTimestamp(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".5", "5.", "1234", "1.23456", "1e2", "+1", "1.2.3", "--1", "١"})
    void otherNumbersAreLeftToThoseWhoReadThem(String text) {
        assertThat(Plain.isDecimal(text, 3, 4)).isFalse();
    }

    /** Changes a good text at one or two places; whatever is still recognised must be read as what it says. */
    private static void recognised(String good, Predicate<String> isPlain, UnaryOperator<String> read) {
        Random random = new Random(20);
        int found = 0;
        for (int i = 0; i < TRIES; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = random.nextInt(3); change > 0; change--) {
                text.setCharAt(random.nextInt(text.length()), LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            if (random.nextInt(10) == 0) {
                text.deleteCharAt(random.nextInt(text.length()));
            }
            if (isPlain.test(text.toString())) {
                found++;
                assertThat(read.apply(text.toString())).isEqualTo(text.toString());
            }
        }
        assertThat(found).isGreaterThan(TRIES / 10);
    }
}
