package io.inventario.shared;

import java.util.List;

/**
 * The catalogue of what a person may be allowed to do or see. Roles are rows that name some of these; services demand them with
 * {@code @RolesAllowed}, screens mirror them.
 */
public final class Permission {
    public static final String VIEW_DASHBOARD = "dashboard.view";
    public static final String VIEW_REPORTS = "reports.view";
    public static final String VIEW_PRODUCTS = "products.view";
    public static final String EDIT_PRODUCTS = "products.edit";
    /** Cost, margin and stock value, wherever they appear. */
    public static final String VIEW_COST = "cost.view";

    public static final String VIEW_STOCK = "stock.view";
    public static final String ADJUST_STOCK = "stock.adjust";
    public static final String TRANSFER_STOCK = "stock.transfer";
    public static final String VIEW_PURCHASES = "purchases.view";
    /** Receive goods from suppliers, and reverse a receipt. */
    public static final String POST_PURCHASE = "purchases.post";

    public static final String VIEW_EXPENSES = "expenses.view";
    /** Record expenses, asset purchases and extra income. */
    public static final String POST_EXPENSE = "expenses.post";

    public static final String VIEW_SUPPLIERS = "suppliers.view";
    public static final String EDIT_SUPPLIERS = "suppliers.edit";
    public static final String VIEW_CUSTOMERS = "customers.view";
    public static final String EDIT_CUSTOMERS = "customers.edit";
    public static final String VIEW_SALES = "sales.view";
    public static final String POST_SALE = "sales.post";
    public static final String VOID_SALE = "sales.void";
    public static final String VIEW_RETURNS = "returns.view";
    /** Take goods back from customers. */
    public static final String POST_RETURN = "returns.post";
    /** Send goods back to suppliers. */
    public static final String RETURN_TO_SUPPLIER = "returns.supplier";
    /** Refund by another tender than the one that paid. */
    public static final String OVERRIDE_REFUND = "refund.override";
    /** Sell at another price than the product's, or give a discount. */
    public static final String CHANGE_PRICE = "sales.price";
    /** Post a document dated on another day than today. */
    public static final String BACKDATE = "documents.backdate";
    /** Sell on credit beyond a customer's limit. */
    public static final String OVERRIDE_CREDIT = "credit.override";

    public static final String MANAGE_USERS = "users.manage";
    public static final String MANAGE_SETTINGS = "settings.manage";
    public static final String VIEW_AUDIT = "audit.view";
    public static final String MANAGE_DATABASE = "database.manage";

    /** All of them, in the order in which they are shown. */
    public static final List<String> ALL = List.of(
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
            MANAGE_USERS,
            MANAGE_SETTINGS,
            VIEW_AUDIT,
            MANAGE_DATABASE);

    private Permission() {}
}
