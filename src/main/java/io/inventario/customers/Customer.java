package io.inventario.customers;

import io.inventario.shared.MasterData;
import io.inventario.shared.Money;
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

/** Somebody the company sells to, with the terms on which credit is given. */
@Entity
public class Customer extends MasterData {
    private static final int LONGEST_SEARCH_TEXT = 1000;

    @Size(max = 20)
    private String code = "";

    @NotBlank
    @Size(max = 200)
    private String name = "";

    @Size(max = 40)
    private @Nullable String document;

    @Size(max = 40)
    private @Nullable String phone;

    @Email
    @Size(max = 254)
    private @Nullable String email;

    @Size(max = 300)
    private @Nullable String address;

    @Size(max = 60)
    private @Nullable String customerGroup;

    /** Null gives no credit. */
    private @Nullable Money creditLimit;

    @Min(0)
    @Max(365)
    private int termsDays;

    private @Nullable LocalDate since;

    @Size(max = 2000)
    private @Nullable String notes;

    /** Whether the person agreed to receive messages. */
    private boolean acceptsMessages;

    private String searchText = "";

    @PrePersist
    @PreUpdate
    void keepSearchText() {
        searchText = searchText(code, name, document, phone, email);
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
        facts.put("document", document);
        facts.put("phone", phone);
        facts.put("email", email);
        facts.put("address", address);
        facts.put("customerGroup", customerGroup);
        facts.put("creditLimit", creditLimit);
        facts.put("termsDays", termsDays);
        facts.put("since", since);
        facts.put("notes", notes);
        facts.put("acceptsMessages", acceptsMessages);
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

    public @Nullable String getDocument() {
        return document;
    }

    public void setDocument(@Nullable String document) {
        this.document = document;
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

    public @Nullable String getCustomerGroup() {
        return customerGroup;
    }

    public void setCustomerGroup(@Nullable String customerGroup) {
        this.customerGroup = customerGroup;
    }

    public @Nullable Money getCreditLimit() {
        return creditLimit;
    }

    public void setCreditLimit(@Nullable Money creditLimit) {
        this.creditLimit = creditLimit;
    }

    public int getTermsDays() {
        return termsDays;
    }

    public void setTermsDays(int termsDays) {
        this.termsDays = termsDays;
    }

    public @Nullable LocalDate getSince() {
        return since;
    }

    public void setSince(@Nullable LocalDate since) {
        this.since = since;
    }

    public @Nullable String getNotes() {
        return notes;
    }

    public void setNotes(@Nullable String notes) {
        this.notes = notes;
    }

    public boolean isAcceptsMessages() {
        return acceptsMessages;
    }

    public void setAcceptsMessages(boolean acceptsMessages) {
        this.acceptsMessages = acceptsMessages;
    }
}
