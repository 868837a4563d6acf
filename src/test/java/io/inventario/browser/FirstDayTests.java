package io.inventario.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop's first day in a real browser: from nobody to a sale on the dashboard, then every screen as people see it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayTests extends BrowserTests {
    private static final List<String> SCREENS = List.of(
            "dashboard",
            "caja",
            "ventas",
            "clientes",
            "productos",
            "inventario",
            "devoluciones",
            "compras",
            "compras/nueva",
            "gastos",
            "devoluciones-a-proveedor",
            "proveedores",
            "usuarios",
            "configuracion",
            "auditoria",
            "base-de-datos/integridad",
            "base-de-datos/migraciones",
            "perfil");

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Order(1)
    void fromTheFirstAdministratorToTheFirstSale() {
        open("en", ColorScheme.LIGHT, 1400);
        createTheFirstAdministrator();
        createAProduct();
        postItsOpeningStock();
        sellThree();
        seeItOnTheStockCard();
        seeItOnTheDashboard();
    }

    private void createTheFirstAdministrator() {
        go("");
        page.waitForURL(Pattern.compile(".*configurar"));
        setUp();
        page.waitForURL(Pattern.compile(".*(login|dashboard|caja).*"));
        settle();
        if (page.url().contains("login")) {
            signIn("ada");
        }
        assertThat(page.getByText("Ada Byron").first()).isVisible();
        go("dashboard");
        assertThat(button("Load demo data")).isVisible();
    }

    private void createAProduct() {
        go("productos");
        button("New product").first().click();
        settle();
        field("Name").fill("Mountain Coffee");
        field("Code").fill("CAF-1");
        field("Barcodes").fill("7701234567897");
        field("Sale price").fill("11900");
        settle();
        screenshot("product-filled");
        page.keyboard().press("Control+s");
        assertThat(page.getByText("Saved CAF-1 Mountain Coffee", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
    }

    private void postItsOpeningStock() {
        go("inventario");
        page.getByText("Mountain Coffee").first().click();
        page.waitForURL(Pattern.compile(".*/inventario/.+"));
        settle();
        page.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("Post opening stock|Adjust stock")))
                .first()
                .click();
        settle();
        field("Change").fill("10");
        field("Cost per unit").fill("5000");
        button("Post").click();
        assertThat(page.getByText("Posted A-000001", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
    }

    private void sellThree() {
        go("caja");
        for (int scan = 0; scan < 3; scan++) {
            page.keyboard().type("7701234567897");
            page.keyboard().press("Enter");
        }
        settle();
        assertThat(page.getByText(Pattern.compile("35[.,]700")).first()).isVisible();
        page.keyboard().press("F9");
        settle();
        assertThat(field("Cash")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Sale V-000001 posted", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
    }

    private void seeItOnTheStockCard() {
        go("inventario");
        page.getByText("Mountain Coffee").first().click();
        page.waitForURL(Pattern.compile(".*/inventario/.+"));
        settle();
        assertThat(page.getByText("V-000001").first()).isVisible();
        assertThat(page.getByText("A-000001").first()).isVisible();
        assertThat(page.locator("body")).containsText("7 u");
    }

    private void seeItOnTheDashboard() {
        go("dashboard");
        assertThat(page.locator("vaadin-chart")).hasCount(3);
        assertThat(page.getByText(Pattern.compile("30[.,]000")).first()).isVisible();
        screenshot("first-day-dashboard");
    }

    @Test
    @Order(2)
    void goodsComeInGoOutAndComeBack() {
        String supplier = shop.supplier().getName();
        open("en", ColorScheme.LIGHT, 1400);
        signIn("ada");
        receiveTwentyFrom(supplier);
        sendTwoBack();
        sellTwoMore();
        takeOneBack();
        payTheRent();
        go("dashboard");
        page.locator("vaadin-chart").first().waitFor();
        assertThat(figure("Sales before tax")).isEqualByComparingTo("40000"); // three and two sold, one came back
        assertThat(figure("Expenses")).isEqualByComparingTo("5000");
        assertThat(figure("Cost of goods sold")).isBetween(new BigDecimal("20000"), new BigDecimal("21500"));
        assertThat(figure("Net profit"))
                .isEqualByComparingTo(figure("Sales before tax")
                        .subtract(figure("Cost of goods sold"))
                        .subtract(figure("Expenses"))
                        .add(figure("Extra income")));
        screenshot("goods-day-dashboard");
    }

    /** What a card of the dashboard shows, in the company's format: 40,000.00. */
    private BigDecimal figure(String name) {
        String card = page.locator(".figures > *")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .first()
                .innerText();
        Matcher amount = Pattern.compile("-?[0-9][0-9,]*\\.[0-9]{2}").matcher(card);
        assertThat(amount.find()).as(card).isTrue();
        return new BigDecimal(amount.group().replace(",", ""));
    }

    private void receiveTwentyFrom(String supplier) {
        go("compras/nueva");
        choose("Supplier", supplier);
        choose("Product", "CAF-1");
        field("Quantity").fill("20");
        field("Cost before tax").fill("6000");
        settle();
        button("Post purchase").click();
        page.waitForURL(Pattern.compile(".*/compras/[0-9a-f-]{36}"));
        assertThat(page.getByText("R-000001").first()).isVisible();
    }

    private void sendTwoBack() {
        settle();
        page.getByText("Return to the supplier").first().click();
        page.waitForURL(Pattern.compile(".*/nueva/.*"));
        settle();
        field("CAF-1").fill("2");
        button("Post return").click();
        page.waitForURL(Pattern.compile(".*/devoluciones-a-proveedor/[0-9a-f-]{36}"));
        assertThat(page.getByText("DP-000001").first()).isVisible();
    }

    private void sellTwoMore() {
        go("caja");
        for (int scan = 0; scan < 2; scan++) {
            page.keyboard().type("7701234567897");
            page.keyboard().press("Enter");
        }
        settle();
        page.keyboard().press("F9");
        settle();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Sale V-000002 posted", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
    }

    private void takeOneBack() {
        go("ventas");
        page.getByText("V-000002").first().click();
        page.waitForURL(Pattern.compile(".*/ventas/.+"));
        settle();
        page.getByText("Return", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.waitForURL(Pattern.compile(".*/devoluciones/nueva/.*"));
        settle();
        field("CAF-1").fill("1");
        page.keyboard().press("Tab");
        settle();
        button("Post return").click();
        page.waitForURL(Pattern.compile(".*/devoluciones/[0-9a-f-]{36}"));
        assertThat(page.getByText("D-000001").first()).isVisible();
    }

    private void payTheRent() {
        go("gastos");
        button("Record expense or income").first().click();
        settle();
        field("Concept").fill("Rent");
        field("Amount").fill("5000");
        button("Post").click();
        assertThat(page.getByText("G-000001").first()).isVisible();
    }

    private void choose(String label, String text) {
        Locator box = page.getByRole(
                        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label)))
                .first();
        box.fill(text);
        settle();
        box.press("Enter");
        settle();
    }

    @Test
    @Order(3)
    void everyScreenFitsInBothLanguagesThemesAndWidths() {
        List<String> mistakes = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            jdbc.sql("update app_user set language = :language where username_key = 'ada'")
                    .param("language", language)
                    .update();
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : List.of(1400, 400)) {
                    open(language, scheme, width);
                    page.onPageError(error -> mistakes.add(page.url() + ": " + error));
                    signIn("ada");
                    SCREENS.forEach(screen -> look(screen, language + "-" + scheme + "-" + width, mistakes));
                    page.context().close();
                }
            }
        }
        assertThat(mistakes).isEmpty();
    }

    private void look(String screen, String how, List<String> mistakes) {
        go(screen);
        if (!page.locator("html").getAttribute("lang").equals(how.substring(0, 2))) {
            mistakes.add(screen + " is not in the language of the person: " + how);
        }
        screenshot(screen.replace('/', '-') + "-" + how.toLowerCase());
        Object overflow = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        if (((Number) overflow).intValue() > 0) {
            mistakes.add(screen + " is wider than the window: " + how);
        }
        if (page.getByText(Pattern.compile("!\\{|No text for|\\{0\\}")).count() > 0) {
            mistakes.add(screen + " shows a text that is not translated: " + how);
        }
    }

    @Test
    @Order(4)
    void aWrongPasswordIsToldWithoutSayingWhatWasWrong() {
        open("en", ColorScheme.LIGHT, 1400);
        go("login");
        page.locator("input[name=username]").fill("ada");
        page.locator("input[name=password]").fill("not the password");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Could not sign in").first()).isVisible();
        assertThat(page.url()).contains("login");
    }
}
