package io.inventario.settings;

import io.inventario.shared.MasterData;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way in which customers pay. What they leave unpaid is credit, which is not a method. */
@Entity
public class PaymentMethod extends MasterData {
    @NotBlank
    @Size(max = 20)
    private String code = "";

    @NotBlank
    @Size(max = 100)
    private String name = "";

    @NotNull
    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.OTHER;

    private boolean needsReference;

    @Column(name = "rank")
    private int rank;

    /** What a payment does to the drawer and asks of the cashier: only cash gives change (rule M6). */
    public enum Kind {
        CASH,
        CARD,
        TRANSFER,
        OTHER
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
        facts.put("needsReference", needsReference);
        facts.put("rank", rank);
        facts.put("active", isActive());
        return facts;
    }

    public boolean isCash() {
        return kind == Kind.CASH;
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

    public boolean isNeedsReference() {
        return needsReference;
    }

    public void setNeedsReference(boolean needsReference) {
        this.needsReference = needsReference;
    }

    public int getRank() {
        return rank;
    }

    public void setRank(int rank) {
        this.rank = rank;
    }
}
