package io.inventario.users;

import static io.inventario.shared.Permission.*;

import io.inventario.shared.Permission;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The roles that come ready made; a test compares them with the rows that the migrations insert. */
public enum BuiltInRole {
    ADMINISTRATOR("administrator", Permission.ALL),
    MANAGER(
            "manager",
            List.of(
                    VIEW_DASHBOARD,
                    VIEW_REPORTS,
                    VIEW_PRODUCTS,
                    EDIT_PRODUCTS,
                    VIEW_COST,
                    VIEW_STOCK,
                    ADJUST_STOCK,
                    VIEW_SUPPLIERS,
                    EDIT_SUPPLIERS,
                    VIEW_CUSTOMERS,
                    EDIT_CUSTOMERS,
                    VIEW_SALES,
                    POST_SALE,
                    CHANGE_PRICE,
                    BACKDATE,
                    OVERRIDE_CREDIT,
                    VIEW_AUDIT)),
    SELLER("seller", List.of(VIEW_PRODUCTS, VIEW_STOCK, VIEW_CUSTOMERS, EDIT_CUSTOMERS, VIEW_SALES, POST_SALE)),
    WAREHOUSE("warehouse", List.of(VIEW_PRODUCTS, EDIT_PRODUCTS, VIEW_STOCK, ADJUST_STOCK, VIEW_SUPPLIERS)),
    ACCOUNTANT(
            "accountant",
            List.of(
                    VIEW_DASHBOARD,
                    VIEW_REPORTS,
                    VIEW_PRODUCTS,
                    VIEW_COST,
                    VIEW_STOCK,
                    VIEW_SUPPLIERS,
                    EDIT_SUPPLIERS,
                    VIEW_CUSTOMERS,
                    VIEW_SALES,
                    VIEW_AUDIT));

    private final String code;
    private final Set<String> permissions;

    BuiltInRole(String code, List<String> permissions) {
        this.code = code;
        this.permissions = new TreeSet<>(permissions);
    }

    /** The code of its row, by which programs find it. */
    public String code() {
        return code;
    }

    public Set<String> permissions() {
        return Set.copyOf(permissions);
    }
}
