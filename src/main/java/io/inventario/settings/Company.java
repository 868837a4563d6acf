package io.inventario.settings;

import io.inventario.shared.Formats;
import io.inventario.shared.MasterData;
import jakarta.persistence.Entity;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one company that this database belongs to. */
@Entity
public class Company extends MasterData {
    private String code = "COMPANY";

    @NotBlank
    @Size(max = 200)
    private String name = "";

    @Size(max = 50)
    private @Nullable String taxId;

    @Size(max = 500)
    private @Nullable String address;

    @Size(max = 50)
    private @Nullable String phone;

    @Email
    @Size(max = 254)
    private @Nullable String email;

    @NotNull
    @Pattern(regexp = "[A-Z]{3}")
    private String currency = "COP";

    @Min(0)
    @Max(4)
    private int currencyDigits = 2;

    @NotBlank
    @Size(max = 35)
    private String locale = "es-CO";

    @NotBlank
    @Size(max = 50)
    private String timeZone = "America/Bogota";

    private boolean pricesIncludeTax = true;
    private boolean negativeStock;

    @Override
    public String label() {
        return name;
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("name", name);
        facts.put("taxId", taxId);
        facts.put("address", address);
        facts.put("phone", phone);
        facts.put("email", email);
        facts.put("currency", currency);
        facts.put("currencyDigits", currencyDigits);
        facts.put("locale", locale);
        facts.put("timeZone", timeZone);
        facts.put("pricesIncludeTax", pricesIncludeTax);
        facts.put("negativeStock", negativeStock);
        return facts;
    }

    /** The terms that documents and screens need, as an unchangeable value. */
    public CompanyTerms terms() {
        ZoneId zone = ZoneId.of(timeZone);
        Formats formats =
                new Formats(Locale.forLanguageTag(locale), Currency.getInstance(currency), currencyDigits, zone);
        return new CompanyTerms(name, formats, pricesIncludeTax, negativeStock);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public @Nullable String getTaxId() {
        return taxId;
    }

    public void setTaxId(@Nullable String taxId) {
        this.taxId = taxId;
    }

    public @Nullable String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = address;
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

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public int getCurrencyDigits() {
        return currencyDigits;
    }

    public void setCurrencyDigits(int currencyDigits) {
        this.currencyDigits = currencyDigits;
    }

    public String getLocale() {
        return locale;
    }

    public void setLocale(String locale) {
        this.locale = locale;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public boolean isPricesIncludeTax() {
        return pricesIncludeTax;
    }

    public void setPricesIncludeTax(boolean pricesIncludeTax) {
        this.pricesIncludeTax = pricesIncludeTax;
    }

    public boolean isNegativeStock() {
        return negativeStock;
    }

    public void setNegativeStock(boolean negativeStock) {
        this.negativeStock = negativeStock;
    }
}
