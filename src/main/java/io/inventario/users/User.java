package io.inventario.users;

import io.inventario.shared.MasterData;
import io.inventario.shared.SearchText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who works with the application, or whose name stands on old documents. */
@Entity
@Table(name = "app_user")
public class User extends MasterData {
    /** Letters, digits and a few marks; no {@code @}, so that no username looks like somebody's address. */
    public static final String USERNAME_PATTERN = "[\\p{L}\\p{N}._+-]*";

    @NotBlank
    @Size(max = 150)
    @Pattern(regexp = USERNAME_PATTERN)
    private String username = "";

    private String usernameKey = "";

    @NotBlank
    @Size(max = 254)
    @Email
    private String email = "";

    private String emailKey = "";

    @Size(max = 100)
    private String firstName = "";

    @Size(max = 100)
    private String lastName = "";

    @Size(max = 40)
    private String phone = "";

    private String searchText = "";

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Role role;

    private @Nullable String language;

    @Enumerated(EnumType.STRING)
    private Theme theme = Theme.SYSTEM;

    private @Nullable String passwordHash;
    private long sessionStamp;
    private boolean emailVerified;
    private boolean mustChangePassword;
    private boolean tutorialSeen;

    @Column(updatable = false)
    private @Nullable UUID createdBy;

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    /** Written by a statement of its own at sign-in, so that it never makes a form's version stale. */
    @Column(updatable = false)
    private @Nullable Instant lastSignIn;

    public User() {}

    /** The form in which usernames and addresses are compared: composed, without outer blanks, lower case. */
    static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    @PrePersist
    @PreUpdate
    void deriveKeys() {
        usernameKey = key(username);
        emailKey = key(email);
        searchText = SearchText.of(username, firstName, lastName, email, phone);
    }

    void created(@Nullable UUID by, Instant at) {
        createdBy = by;
        createdAt = at;
    }

    /** Sets another password; every session that was opened before ends. */
    void changePassword(String hash, boolean mustChange) {
        passwordHash = hash;
        mustChangePassword = mustChange;
        endSessions();
    }

    /** Ends every session of this person within seconds. */
    void endSessions() {
        sessionStamp++;
    }

    /** Another address has to be verified again. */
    void forgetVerification() {
        emailVerified = false;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username.strip();
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email.strip();
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName.strip();
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName.strip();
    }

    /** First and last name, or the username of somebody who has none. */
    public String displayName() {
        String name = (firstName + " " + lastName).strip();
        return name.isEmpty() ? username : name;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone.strip();
    }

    public @Nullable Role getRole() {
        return role;
    }

    public void setRole(@Nullable Role role) {
        this.role = role;
    }

    /** {@code es} or {@code en}; null for what the browser asks for. */
    public @Nullable String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = language;
    }

    public Theme getTheme() {
        return theme;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    public boolean hasPassword() {
        return passwordHash != null;
    }

    long sessionStamp() {
        return sessionStamp;
    }

    public boolean isMustChangePassword() {
        return mustChangePassword;
    }

    public boolean isEmailVerified() {
        return emailVerified;
    }

    public boolean isTutorialSeen() {
        return tutorialSeen;
    }

    public void setTutorialSeen(boolean tutorialSeen) {
        this.tutorialSeen = tutorialSeen;
    }

    public @Nullable UUID getCreatedBy() {
        return createdBy;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getLastSignIn() {
        return lastSignIn;
    }

    @Override
    public String label() {
        return username;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("username", username);
        facts.put("email", email);
        facts.put("firstName", firstName);
        facts.put("lastName", lastName);
        facts.put("phone", phone);
        facts.put("role", role == null ? null : role.getCode());
        facts.put("language", language);
        facts.put("theme", theme);
        facts.put("active", isActive());
        return facts;
    }
}
