package io.inventario.settings;

import io.inventario.shared.MasterData;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tax on sales whose percentage may change from a day on. */
@Entity
public class TaxRate extends MasterData {
    @NotBlank
    @Size(max = 20)
    private String code = "";

    @NotBlank
    @Size(max = 100)
    private String name = "";

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "tax_rate_step", joinColumns = @JoinColumn(name = "tax_rate_id"))
    @OrderBy("validFrom")
    @NotEmpty
    private List<@Valid Step> steps = new ArrayList<>();

    /** The percentage from a day on; 19 means 19 %. */
    @Embeddable
    public record Step(
            @Column(name = "valid_from") LocalDate validFrom,
            @DecimalMin("0") @DecimalMax("100") BigDecimal percent) {}

    /** The percentage in force on {@code day}; zero before the first one. */
    public BigDecimal percentOn(LocalDate day) {
        BigDecimal percent = BigDecimal.ZERO;
        for (Step step : steps) {
            if (!step.validFrom().isAfter(day)) {
                percent = step.percent();
            }
        }
        return percent.stripTrailingZeros();
    }

    /** Sets the percentage from {@code day} on, replacing one that starts on the same day. */
    public void changeFrom(LocalDate day, BigDecimal percent) {
        List<Step> changed = new ArrayList<>(steps);
        changed.removeIf(step -> step.validFrom().equals(day));
        changed.add(new Step(day, percent));
        changed.sort(Comparator.comparing(Step::validFrom));
        steps.clear();
        steps.addAll(changed);
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
        facts.put(
                "steps",
                steps.stream()
                        .map(step -> step.validFrom() + " "
                                + step.percent().stripTrailingZeros().toPlainString())
                        .toList());
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

    public List<Step> getSteps() {
        return List.copyOf(steps);
    }

    public void setSteps(List<Step> steps) {
        this.steps.clear();
        this.steps.addAll(steps);
    }
}
