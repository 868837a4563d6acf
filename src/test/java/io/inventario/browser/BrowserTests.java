package io.inventario.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.inventario.DatabaseTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests that drive the installed Chromium against the running application; skipped where there is none. */
@Tag("browser")
abstract class BrowserTests extends DatabaseTests {
    static final Path SCREENSHOTS = Path.of("target/screenshots");
    static final String PASSWORD = "correct horse battery";

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    Page page;

    @BeforeAll
    static void launch() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")));
    }

    @AfterAll
    static void quit() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @AfterEach
    void close() {
        if (page != null && !page.isClosed()) {
            screenshot("last-" + getClass().getSimpleName());
            page.context().close();
        }
    }

    /** A new window of a person who reads {@code language}. */
    final Page open(String language, ColorScheme scheme, int width) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, width < 600 ? 860 : 900));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        return page;
    }

    final void go(String route) {
        page.navigate("http://localhost:" + port + "/" + route);
        settle();
    }

    /** Waits until the page has answered. */
    final void settle() {
        page.waitForFunction("() => !window.Vaadin?.Flow?.clients"
                + " || Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive || !c.isActive())");
        page.waitForTimeout(250);
    }

    final Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The field whose label begins so. */
    final Locator field(String label) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label)))
                .first();
    }

    /** The first administrator, ada, and her company, on the page that asks for them. */
    final void setUp() {
        field("Company name").fill("Corner Shop");
        field("Username").fill("ada");
        field("E-mail").fill("ada@example.com");
        field("First name").fill("Ada");
        field("Last name").fill("Byron");
        page.locator("input[type=password]").nth(0).fill(PASSWORD);
        page.locator("input[type=password]").nth(1).fill(PASSWORD);
        button("Create and start").click();
    }

    final void signIn(String username) {
        go("login");
        answerSignIn(username);
    }

    final void answerSignIn(String username) {
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("login"));
        settle();
    }

    final void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
