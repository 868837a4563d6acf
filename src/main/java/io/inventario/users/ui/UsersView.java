package io.inventario.users.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.inventario.shared.Formats;
import io.inventario.shared.Permission;
import io.inventario.shared.ui.ActiveChoice;
import io.inventario.shared.ui.Confirmation;
import io.inventario.shared.ui.EmailInput;
import io.inventario.shared.ui.FormPanel;
import io.inventario.shared.ui.ListDetail;
import io.inventario.shared.ui.ListPage;
import io.inventario.shared.ui.Totals;
import io.inventario.users.Role;
import io.inventario.users.User;
import io.inventario.users.UserFilter;
import io.inventario.users.UserRow;
import io.inventario.users.UserService;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The people who work with the application as a list, with the form of the selected one beside it. */
@Route("usuarios/:id?")
@Menu(order = 510, title = "users.title", icon = "vaadin:users")
@RolesAllowed(Permission.MANAGE_USERS)
class UsersView extends Div implements HasDynamicTitle {
    private final UserService users;
    private final Formats formats;
    private final Button password = new Button(t("users.temporary"), click -> offerPassword());
    private @Nullable User open;

    UsersView(UserService users, Supplier<Formats> formats) {
        this.users = users;
        this.formats = formats.get();
        setSizeFull();
        password.addThemeVariants(ButtonVariant.TERTIARY);
        ListDetail<User> detail = new ListDetail<>("users", list(), form(), this::find);
        detail.editable(this::empty);
        add(detail);
    }

    private Optional<User> find(UUID id) {
        Optional<User> found = users.find(id);
        open = found.orElse(null);
        password.setVisible(open != null);
        return found;
    }

    private User empty() {
        open = null;
        password.setVisible(false);
        return new User();
    }

    private ListPage<UserRow, UserFilter> list() {
        ActiveChoice active = new ActiveChoice();
        ListPage<UserRow, UserFilter> list = new ListPage<>(
                "users",
                "usuarios",
                formats,
                UserRow::id,
                words -> new UserFilter(words, active.wanted()),
                users::list,
                filter -> Totals.of(users.count(filter)));
        active.addTo(list);
        list.columns().text("username", UserRow::username).setWidth("10rem");
        list.columns().text("firstName", UserRow::name).setWidth("14rem").setHeader(t("users.name"));
        list.columns().text("email", UserRow::email).setWidth("16rem");
        list.columns()
                .text("role.name", row -> roleName(row.roleCode(), row.roleName(), row.roleBuiltIn()))
                .setWidth("9rem");
        list.columns()
                .status("active", row -> ActiveChoice.status(row.active()))
                .setWidth("8rem");
        list.columns().time("lastSignIn", UserRow::lastSignIn).setWidth("12rem");
        list.sortedBy("username", SortDirection.ASCENDING);
        return list;
    }

    private FormPanel<User> form() {
        FormPanel<User> form = new FormPanel<>(User.class, "users", users::save, stored -> users.find(stored.getId()));
        form.text("username", new TextField()).setHelperText(t("users.username.pattern"));
        form.text("email", new EmailInput());
        form.text("firstName", new TextField());
        form.text("lastName", new TextField());
        form.text("phone", new TextField());
        Select<Role> role = new Select<>();
        role.setItems(users.roles());
        role.setItemLabelGenerator(
                choice -> choice == null ? "" : roleName(choice.getCode(), choice.getName(), choice.isBuiltIn()));
        form.field("role", role);
        form.field("active", new Checkbox());
        form.addButton(password);
        form.sections(user -> user.hasPassword() ? List.of() : List.of(new Paragraph(t("users.password.none"))));
        return form;
    }

    private static String roleName(String code, String name, boolean builtIn) {
        return builtIn ? t(Role.nameKey(code)) : name;
    }

    private void offerPassword() {
        User user = open;
        if (user != null) {
            Confirmation.ask(
                    t("users.temporary.title", user.label()),
                    t("users.temporary.text"),
                    t("users.temporary"),
                    () -> TemporaryPasswordDialog.open(user.displayName(), users.giveTemporaryPassword(user.getId())));
        }
    }

    @Override
    public String getPageTitle() {
        return t("users.title");
    }
}
