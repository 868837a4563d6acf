package io.inventario.users;

import io.inventario.shared.BusinessException;
import java.security.SecureRandom;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be like, and how it is stored. */
@Component
class Passwords {
    static final int LEAST = 10;
    /** Longer ones only cost time to hash. */
    static final int MOST = 200;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that look alike. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final PasswordEncoder encoder;
    private final String unusable;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.unusable = encode(temporary());
    }

    /** @throws BusinessException at the field {@code password} when it is too easy to guess */
    String hash(User user, String password) {
        if (password.length() < LEAST) {
            throw BusinessException.at("password", "users.password.short", LEAST);
        }
        if (password.length() > MOST) {
            throw BusinessException.at("password", "users.password.long", MOST);
        }
        String key = User.key(password);
        if (key.equals(User.key(user.getUsername())) || key.equals(User.key(user.getEmail()))) {
            throw BusinessException.at("password", "users.password.name");
        }
        if (key.codePoints().distinct().count() < 4) {
            throw BusinessException.at("password", "users.password.simple");
        }
        return encode(password);
    }

    boolean matches(String password, User user) {
        String hash = user.passwordHash();
        return hash != null && encoder.matches(password, hash);
    }

    /** The hash of a password that nobody knows: comparing with it takes as long as with any other. */
    String unusable() {
        return unusable;
    }

    /** A password to be passed on by word of mouth and changed at the first sign-in. */
    static String temporary() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            password.append(i % 5 == 4 ? '-' : READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The encoder made no hash");
        }
        return hash;
    }
}
