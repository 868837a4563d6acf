package io.inventario.documents;

import io.inventario.settings.Register;
import io.inventario.shared.BusinessException;
import io.inventario.shared.MasterData;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of numbers for one kind of document: prefix, validity, and the last number it may give. */
@Entity
public class NumberSeries extends MasterData {
    @NotBlank
    @Size(max = 20)
    private String code = "";

    @NotNull
    @Enumerated(EnumType.STRING)
    private DocumentKind kind = DocumentKind.SALE;

    @NotNull
    @Size(max = 20)
    private String prefix = "";

    @Min(1)
    @Max(12)
    private int width = 6;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "register_id")
    private @Nullable Register register;

    private @Nullable LocalDate validFrom;
    private @Nullable LocalDate validTo;

    @Min(1)
    private @Nullable Long lastNumber;

    String format(long number) {
        return prefix + String.format("%0" + width + "d", number);
    }

    /** @throws BusinessException when the series is not valid on {@code day} or has given its last number */
    void requireUsable(LocalDate day, long number) {
        if (validFrom != null && day.isBefore(validFrom) || validTo != null && day.isAfter(validTo)) {
            throw new BusinessException("documents.series.invalidOn", code, day);
        }
        if (lastNumber != null && number > lastNumber) {
            throw new BusinessException("documents.series.used", code, lastNumber);
        }
    }

    /** @throws BusinessException at the field that contradicts another, or the numbers already given */
    void check(long next, DocumentKind storedKind) {
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw BusinessException.at("validTo", "documents.series.dates");
        }
        if (lastNumber != null && lastNumber < next - 1) {
            throw BusinessException.at("lastNumber", "documents.series.given", next - 1);
        }
        if (next > 1 && kind != storedKind) {
            throw BusinessException.at("kind", "documents.series.kindInUse", code);
        }
    }

    @Override
    public String label() {
        return code;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("code", code);
        facts.put("kind", kind.name());
        facts.put("prefix", prefix);
        facts.put("width", width);
        facts.put("register", register == null ? null : register.getCode());
        facts.put("validFrom", validFrom);
        facts.put("validTo", validTo);
        facts.put("lastNumber", lastNumber);
        facts.put("active", isActive());
        return facts;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public DocumentKind getKind() {
        return kind;
    }

    public void setKind(DocumentKind kind) {
        this.kind = kind;
    }

    public String getPrefix() {
        return prefix;
    }

    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    public int getWidth() {
        return width;
    }

    public void setWidth(int width) {
        this.width = width;
    }

    public @Nullable Register getRegister() {
        return register;
    }

    public void setRegister(@Nullable Register register) {
        this.register = register;
    }

    public @Nullable LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(@Nullable LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public @Nullable LocalDate getValidTo() {
        return validTo;
    }

    public void setValidTo(@Nullable LocalDate validTo) {
        this.validTo = validTo;
    }

    public @Nullable Long getLastNumber() {
        return lastNumber;
    }

    public void setLastNumber(@Nullable Long lastNumber) {
        this.lastNumber = lastNumber;
    }
}
