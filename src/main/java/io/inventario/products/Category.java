package io.inventario.products;

import io.inventario.shared.MasterData;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of the tree that sorts the catalogue; its path of names is its natural key. */
@Entity
public class Category extends MasterData {
    public static final String SEPARATOR = " / ";

    @NotBlank
    @Size(max = 100)
    private String name = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private @Nullable Category parent;

    @Size(max = 400)
    private String path = "";

    protected Category() {}

    public Category(String name, @Nullable Category parent) {
        this.name = name;
        this.parent = parent;
        placePath();
    }

    @PrePersist
    @PreUpdate
    void placePath() {
        path = parent == null ? name : parent.path + SEPARATOR + name;
    }

    @Override
    public String label() {
        return path;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("path", path);
        facts.put("active", isActive());
        return facts;
    }

    public String getName() {
        return name;
    }

    public @Nullable Category getParent() {
        return parent;
    }

    public String getPath() {
        return path;
    }
}
