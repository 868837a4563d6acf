package io.inventario.shared;

import java.security.SecureRandom;

/** The number under which a bug stands in the log, and which the person who met it sees and can pass on. */
public final class IncidentNumber {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without characters that look alike when somebody reads the number out. */
    private static final String DIGITS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private IncidentNumber() {}

    public static String next() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            number.append(i == 4 ? "-" : "").append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return number.toString();
    }
}
