package io.inventario.purchases.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.inventario.audit.AuditService;
import io.inventario.documents.DocumentParty;
import io.inventario.documents.DocumentStory;
import io.inventario.purchases.Voucher;
import io.inventario.purchases.VoucherDetails;
import io.inventario.purchases.VoucherService;
import io.inventario.settings.CompanyService;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.Addresses;
import io.inventario.shared.ui.PageHeading;
import jakarta.annotation.security.RolesAllowed;

/** An expense, an asset or income: what it was for, how it was paid, and its story. */
@Route(VouchersView.ROUTE + "/:id")
@RolesAllowed(Permission.VIEW_EXPENSES)
class VoucherView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final VoucherService vouchers;
    private final AuditService audit;
    private final CompanyService company;
    private final Formats formats;
    private String title = "";

    VoucherView(VoucherService vouchers, AuditService audit, CompanyService company) {
        this.vouchers = vouchers;
        this.audit = audit;
        this.company = company;
        this.formats = company.get();
        addClassName("sale-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        VoucherDetails details =
                Addresses.id(event, "id").flatMap(vouchers::find).orElseThrow(NotFoundException::new);
        String kind = t("purchases.voucher.kind." + details.voucher().getKind().name());
        title = kind + " " + details.label();
        RouterLink back = new RouterLink(t("purchases.voucher.back"), VouchersView.class);
        back.setQueryParameters(event.getLocation().getQueryParameters());
        back.addClassName("no-print");
        Div issuer = new Div(company.terms().name());
        issuer.addClassName("sheet-issuer");
        PageHeading heading = new PageHeading(title);
        heading.add(new Button(
                t("purchases.print"),
                new Icon(VaadinIcon.PRINT),
                click -> UI.getCurrent().getPage().executeJs("window.print()")));
        removeAll();
        add(back, issuer, heading, sheet(details), new DocumentStory(details.document(), audit, formats));
    }

    private Div sheet(VoucherDetails details) {
        Voucher voucher = details.voucher();
        DocumentParty party = details.party();
        Facts facts = new Facts()
                .with("businessDate", formats.date(details.document().getBusinessDate()))
                .with("voucher.concept", voucher.getConcept())
                .with(
                        "voucher.income",
                        voucher.getIncome() == null
                                ? null
                                : t("purchases.voucher.income."
                                        + voucher.getIncome().name()))
                .with("voucher.category", voucher.getCategory())
                .with("supplier", party == null ? null : ReceiptSheet.joined(party.getName(), party.getTaxId()))
                .with("voucher.acquiredOn", formats.date(voucher.getAcquiredOn()))
                .with("voucher.description", voucher.getDescription())
                .with(
                        "voucher.method",
                        ReceiptSheet.joined(
                                details.payment().getMethod().getName(),
                                details.payment().getBank(),
                                details.payment().getReference()));
        Div sheet = new Div(facts, Facts.totals().with("voucher.amount", formats.money(voucher.getAmount())));
        sheet.addClassName("sheet");
        return sheet;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
