package io.inventario.stock;

import io.inventario.shared.MasterData;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place where goods lie. */
@Entity
public class Location extends MasterData {
    @NotBlank
    @Size(max = 20)
    private String code = "";

    @NotBlank
    @Size(max = 100)
    private String name = "";

    @NotNull
    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.SELLABLE;

    /** Whether goods there can be sold, wait to be judged, or are on their way. */
    public enum Kind {
        SELLABLE,
        QUARANTINE,
        TRANSIT
    }

    @Override
    public String label() {
        return code;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("code", code);
        facts.put("name", name);
        facts.put("kind", kind.name());
        facts.put("active", isActive());
        return facts;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }
}
