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
                    TRANSFER_STOCK,
                    VIEW_PURCHASES,
                    POST_PURCHASE,
                    VIEW_EXPENSES,
                    POST_EXPENSE,
                    VIEW_SUPPLIERS,
                    EDIT_SUPPLIERS,
                    VIEW_CUSTOMERS,
                    EDIT_CUSTOMERS,
                    VIEW_SALES,
                    POST_SALE,
                    VOID_SALE,
                    VIEW_RETURNS,
                    POST_RETURN,
                    RETURN_TO_SUPPLIER,
                    OVERRIDE_REFUND,
                    CHANGE_PRICE,
                    BACKDATE,
                    OVERRIDE_CREDIT,
                    VIEW_AUDIT)),
    SELLER(
            "seller",
            List.of(
                    VIEW_PRODUCTS,
                    VIEW_STOCK,
                    VIEW_CUSTOMERS,
                    EDIT_CUSTOMERS,
                    VIEW_SALES,
                    POST_SALE,
                    VIEW_RETURNS,
                    POST_RETURN)),
    WAREHOUSE(
            "warehouse",
            List.of(
                    VIEW_PRODUCTS,
                    EDIT_PRODUCTS,
                    VIEW_STOCK,
                    ADJUST_STOCK,
                    TRANSFER_STOCK,
                    VIEW_SUPPLIERS,
                    VIEW_PURCHASES,
                    POST_PURCHASE,
                    VIEW_RETURNS,
                    RETURN_TO_SUPPLIER)),
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
                    VIEW_PURCHASES,
                    VIEW_EXPENSES,
                    POST_EXPENSE,
                    VIEW_CUSTOMERS,
                    VIEW_SALES,
                    VIEW_RETURNS,
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
