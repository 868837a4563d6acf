package io.inventario.mail.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.QueryParameters;
import io.inventario.Shop;
import io.inventario.ViewTests;
import io.inventario.mail.MailRow;
import io.inventario.mail.MailService;
import io.inventario.mail.MailState;
import io.inventario.shared.Ids;
import io.inventario.shared.Messages;
import io.inventario.shared.Permission;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MailViewTests extends ViewTests {
    @Autowired
    private Shop shop;

    @Autowired
    private MailService mail;

    @Test
    void withoutAServerThePageSaysSoInBothLanguages() {
        open(Map.of());
        assertThat(find(Paragraph.class).all()).anyMatch(text -> text.getText().contains("No hay servidor de correo"));

        actAs(Locale.ENGLISH, Permission.MANAGE_DATABASE);
        open(Map.of());
        assertThat(find(Paragraph.class).all()).anyMatch(text -> text.getText().startsWith("No mail server"));
    }

    @Test
    void testMessageGoesIntoTheOutbox() {
        open(Map.of("q", "prueba@example.com"));
        test(find(Button.class).withText("Enviar un mensaje de prueba").all().getFirst())
                .click();
        click("Enviar");
        assertThat(find(EmailField.class).single().isInvalid()).isTrue();

        test(find(EmailField.class).single()).setValue("prueba@example.com");
        click("Enviar");

        assertThat(notices()).anyMatch(text -> text.contains("bandeja de salida"));
        assertThat(test(grid()).getRow(0).recipient()).isEqualTo("prueba@example.com");
        assertThat(test(grid()).getRow(0).state()).isEqualTo(MailState.WAITING);
    }

    @Test
    void messageIsDiscardedAfterAQuestionThatNamesIt() {
        String subject = Shop.unique("Aviso");
        UUID id = shop.as(() -> mail.test("ana@example.com", subject, "text"));
        open(Map.of("q", subject));
        assertThat(test(grid()).getRow(0).id()).isEqualTo(id);
        test(grid()).select(0);
        click("Descartar");
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("header"))
                .contains(subject);
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(test(grid()).getRow(0).state()).isEqualTo(MailState.DISCARDED);
        assertThat(panel()).contains("Descartado", "Se borró");
        assertThat(find(Button.class).withText("Descartar").exists()).isFalse();
    }

    @Test
    void rowOpensWhatBecameOfItsMessageButNotItsText() {
        String subject = Shop.unique("Aviso");
        UUID id = shop.as(() -> mail.test("ana@example.com", subject, "what only Ana should read"));
        open(Map.of("q", subject));

        test(grid()).select(0);

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("base-de-datos/correo/" + id);
        assertThat(panel()).contains(subject, "ana@example.com", "En espera", "Escrito por", "No se muestra aquí");
        assertThat(panel()).doesNotContain("what only Ana");
        click("Enviar de nuevo");
        assertThat(notices()).anyMatch(text -> text.contains("enseguida"));
        click("Cerrar");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("base-de-datos/correo");
        assertThat(find(MailPanel.class).exists()).isFalse();
    }

    @Test
    void whatSomebodyElseDiscardedIsRefusedInWords() {
        UUID id = shop.as(() -> mail.test("ana@example.com", Shop.unique("Aviso"), "text"));
        UI.getCurrent().navigate("base-de-datos/correo/" + id);
        shop.as(() -> {
            mail.discard(id);
            return id;
        });

        click("Enviar de nuevo");

        assertThat(notices()).containsExactly("Este mensaje ya se envió o se descartó.");
        assertThat(panel()).contains("Descartado");
    }

    @Test
    void addressOfAMessageThatIsNotThereSaysSo() {
        UI.getCurrent().navigate("base-de-datos/correo/" + Ids.next());

        assertThat(notices()).singleElement().asString().startsWith("Ya no existe");
        assertThat(find(MailPanel.class).exists()).isFalse();
    }

    @Test
    void whoMayNotManageTheDatabaseDoesNotSeeIt() {
        actAs(Messages.SPANISH, Permission.VIEW_AUDIT);
        open(Map.of());

        assertThat(find(Grid.class).exists()).isFalse();
    }

    private String panel() {
        return find(MailPanel.class).single().getElement().getTextRecursively();
    }

    private static void open(Map<String, String> query) {
        UI.getCurrent().navigate("base-de-datos/correo", QueryParameters.simple(query));
    }

    @SuppressWarnings("unchecked")
    private Grid<MailRow> grid() {
        return find(Grid.class).single();
    }
}
