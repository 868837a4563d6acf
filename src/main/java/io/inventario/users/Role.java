package io.inventario.users;

import io.inventario.shared.MasterData;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A named set of permissions that people are given together. */
@Entity
public class Role extends MasterData {
    @Column(updatable = false)
    private String code;

    private String name;

    @Column(updatable = false)
    private boolean builtIn;

    @ElementCollection
    @CollectionTable(name = "role_permission", joinColumns = @JoinColumn(name = "role_id"))
    @Column(name = "permission")
    private Set<String> permissions = new TreeSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Role() {}

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    /** Whether it came with the product; its name is then translated by the key {@link #nameKey(String)}. */
    public boolean isBuiltIn() {
        return builtIn;
    }

    public List<String> getPermissions() {
        return List.copyOf(permissions);
    }

    public boolean isAdministrator() {
        return code.equals(BuiltInRole.ADMINISTRATOR.code());
    }

    /** The message key of a built-in role's name. */
    public static String nameKey(String code) {
        return "users.role." + code;
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("code", code);
        facts.put("name", name);
        facts.put("active", isActive());
        facts.put("permissions", new TreeSet<>(permissions));
        return facts;
    }
}
