package io.inventario.settings;

import io.inventario.shared.MasterData;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place with a cash drawer where sales are made. */
@Entity
public class Register extends MasterData {
    @NotBlank
    @Size(max = 20)
    private String code = "";

    @NotBlank
    @Size(max = 100)
    private String name = "";

    @Override
    public String label() {
        return code;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("code", code);
        facts.put("name", name);
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
}
