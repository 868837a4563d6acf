package io.inventario.suppliers;

import io.inventario.shared.MasterData;
import io.inventario.shared.SearchText;
import jakarta.persistence.Entity;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody the company buys from. */
@Entity
public class Supplier extends MasterData {
    private static final int LONGEST_SEARCH_TEXT = 1000;

    @Size(max = 20)
    private String code = "";

    @NotBlank
    @Size(max = 200)
    private String name = "";

    @Size(max = 150)
    private @Nullable String contactName;

    @Size(max = 40)
    private @Nullable String taxId;

    @Size(max = 40)
    private @Nullable String phone;

    @Email
    @Size(max = 254)
    private @Nullable String email;

    @Size(max = 300)
    private @Nullable String address;

    @Min(0)
    @Max(365)
    private int termsDays;

    @Size(max = 100)
    private @Nullable String currencyNote;

    private @Nullable LocalDate since;

    private String searchText = "";

    @PrePersist
    @PreUpdate
    void keepSearchText() {
        searchText = searchText(code, name, contactName, taxId, phone, email);
    }

    /** What it is found by. */
    static String searchText(@Nullable String... parts) {
        String text = SearchText.of(parts);
        return text.substring(0, Math.min(text.length(), LONGEST_SEARCH_TEXT));
    }

    @Override
    public String label() {
        return code.isEmpty() ? name : code + " " + name;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("code", code);
        facts.put("name", name);
        facts.put("contactName", contactName);
        facts.put("taxId", taxId);
        facts.put("phone", phone);
        facts.put("email", email);
        facts.put("address", address);
        facts.put("termsDays", termsDays);
        facts.put("currencyNote", currencyNote);
        facts.put("since", since);
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

    public @Nullable String getContactName() {
        return contactName;
    }

    public void setContactName(@Nullable String contactName) {
        this.contactName = contactName;
    }

    public @Nullable String getTaxId() {
        return taxId;
    }

    public void setTaxId(@Nullable String taxId) {
        this.taxId = taxId;
    }

    public @Nullable String getPhone() {
        return phone;
    }

    public void setPhone(@Nullable String phone) {
        this.phone = phone;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
    }

    public int getTermsDays() {
        return termsDays;
    }

    public void setTermsDays(int termsDays) {
        this.termsDays = termsDays;
    }

    public @Nullable String getCurrencyNote() {
        return currencyNote;
    }

    public void setCurrencyNote(@Nullable String currencyNote) {
        this.currencyNote = currencyNote;
    }

    public @Nullable LocalDate getSince() {
        return since;
    }

    public void setSince(@Nullable LocalDate since) {
        this.since = since;
    }
}
