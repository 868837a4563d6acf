package io.inventario.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.inventario.FakeGoogle;
import io.inventario.FakeGoogle.Behaviour;
import io.inventario.OwnApplication;
import io.inventario.shared.Actor;
import io.inventario.users.NewAdministrator;
import io.inventario.users.User;
import io.inventario.users.UserService;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People come in by an account elsewhere, where the id and the secret of a client are configured. */
class GoogleSignInTests extends BrowserTests {
    @TempDir
    private static Path folder;

    private static FakeGoogle google;
    private static OwnApplication company;

    @BeforeAll
    static void aCompanyWithGoogle() {
        google = new FakeGoogle();
        company = OwnApplication.servingWithGoogle("jdbc:h2:file:" + folder.resolve("shop"), folder, google);
        UserService users = company.get(UserService.class);
        asProgram(() -> users.createAdministrator(
                new NewAdministrator("ada", "Ada@Example.com", "Ada", "Byron", PASSWORD, "en")));
        User eva = asProgram(() -> users.createAdministrator(
                new NewAdministrator("eva", "eva@example.com", "Eva", "Luz", PASSWORD, "es")));
        asProgram(() -> users.deactivate(eva.getId()));
    }

    @AfterAll
    static void theEnd() {
        company.close();
        google.close();
    }

    @Test
    void whoHasTheAccountOfTheirAddressComesToThePageTheyAskedFor() {
        google.account("ada@example.com", true, Behaviour.GENUINE);
        open("en", ColorScheme.LIGHT, 1400);
        to("productos");
        page.waitForURL("**/login");
        settle();
        screenshot("login-google-en-light");

        page.getByText("Sign in with Google").click();

        page.waitForURL("**/productos*");
        settle();
        assertThat(page.locator("h1").first().textContent()).isEqualTo("Products");
        assertThat(google.asked.getLast()).contains("code_verifier=").doesNotContain("client_secret");
        assertThat(company.get(JdbcClient.class)
                        .sql("select last_sign_in from app_user where username = 'ada' and last_sign_in is not null")
                        .query()
                        .listOfRows())
                .hasSize(1);
        page.reload();
        settle();
        assertThat(page.url()).contains("productos");
    }

    @Test
    void whoIsNobodyHereIsToldSo() {
        google.account("strange@example.com", true, Behaviour.GENUINE);
        refused("es", "Ninguna cuenta activa de aquí tiene el correo de esa cuenta de Google.");
    }

    @Test
    void whoWasDeactivatedIsToldTheSame() {
        google.account("eva@example.com", true, Behaviour.GENUINE);
        refused("en", "No active account here has the e-mail of that Google account.");
    }

    @Test
    void anAddressThatGoogleHasNotVerifiedProvesNothing() {
        google.account("ada@example.com", false, Behaviour.GENUINE);
        refused("en", "No active account here has the e-mail of that Google account.");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GENUINE")
    void whatIsNotTheAnswerToThisBrowsersQuestionLetsNobodyIn(Behaviour behaviour) {
        google.account("ada@example.com", true, behaviour);
        refused("en", "The sign-in with Google was not finished.");
    }

    private void refused(String language, String text) {
        open(language, language.equals("es") ? ColorScheme.DARK : ColorScheme.LIGHT, 400);
        to("login");
        settle();
        page.locator(".front-google").click();
        page.waitForURL("**/login?error=*");
        settle();
        page.getByText(text).waitFor();
        screenshot("login-google-refused-" + language);
        to("productos");
        page.waitForURL("**/login");
    }

    private void to(String route) {
        page.navigate(
                "http://localhost:" + company.context.getEnvironment().getProperty("local.server.port") + "/" + route);
    }

    private static <T> T asProgram(Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }
}
