package io.inventario.dataset;

/**
 * Recognises values in the form in which dumps have them, character by character. They are the same in every database and need not
 * be read and written anew; of a hundred million values nearly all are such. What is not recognised may still be right.
 */
final class Plain {
    static final int DATE_LENGTH = 10;
    private static final int UUID_LENGTH = 36;
    private static final int SECONDS_LENGTH = 19;
    private static final int MICROS_LENGTH = 27;
    private static final int FIRST_YEAR = 1;
    private static final int DAYS_OF_EVERY_MONTH = 28;

    private Plain() {}

    /** Lower case, as both databases write it. */
    static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** No longer than the column is, also where a shorter form of the number would fit. */
    static boolean isDecimal(String text, int whole, int scale) {
        int from = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        int digits = end - from;
        int fraction = point < 0 ? 0 : text.length() - point - 1;
        return digits >= 1
                && digits <= whole
                && fraction <= scale
                && (point < 0 || fraction >= 1)
                && areDigits(text, from, end)
                && areDigits(text, end + 1, text.length());
    }

    /** The last days of months are left to those who know them. */
    static boolean startsWithDate(String text) {
        return areDigits(text, 0, 4)
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && number(text, 0, 4) >= FIRST_YEAR
                && isBetween(text, 5, 1, 12)
                && isBetween(text, 8, 1, DAYS_OF_EVERY_MONTH);
    }

    /** In UTC, with a fraction of no, three or six digits. */
    static boolean isTimestamp(String text) {
        int length = text.length();
        boolean fraction = length == MICROS_LENGTH || length == MICROS_LENGTH - 3;
        return (fraction || length == SECONDS_LENGTH + 1)
                && startsWithDate(text)
                && text.charAt(10) == 'T'
                && isBetween(text, 11, 0, 23)
                && text.charAt(13) == ':'
                && isBetween(text, 14, 0, 59)
                && text.charAt(16) == ':'
                && isBetween(text, 17, 0, 59)
                && (!fraction || text.charAt(19) == '.' && areDigits(text, 20, length - 1))
                && text.charAt(length - 1) == 'Z';
    }

    private static boolean isBetween(String text, int at, int least, int most) {
        if (!areDigits(text, at, at + 2)) {
            return false;
        }
        int number = number(text, at, at + 2);
        return number >= least && number <= most;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
