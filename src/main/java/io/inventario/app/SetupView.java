package io.inventario.app;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import com.vaadin.flow.data.validator.BeanValidator;
import com.vaadin.flow.data.validator.RegexpValidator;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.inventario.settings.Company;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Messages;
import io.inventario.shared.ui.EmailInput;
import io.inventario.shared.ui.Notices;
import io.inventario.shared.ui.Texts;
import io.inventario.users.NewAdministrator;
import io.inventario.users.User;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The first page of a new installation: its administrator and its company. Closed as soon as there is somebody. */
@Route(value = "configurar", autoLayout = false)
@AnonymousAllowed
public class SetupView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final String DEFAULT_ZONE = "America/Bogota";

    private final transient SetupService setup;
    private final TextField username = new TextField(t("users.username"));
    private final EmailInput email = new EmailInput(t("users.email"));
    private final TextField firstName = new TextField(t("users.firstName"));
    private final TextField lastName = new TextField(t("users.lastName"));
    private final PasswordField password = new PasswordField(t("users.password"));
    private final PasswordField repeated = new PasswordField(t("users.password.repeat"));
    private final TextField company = new TextField(t("app.setup.company"));
    private final ComboBox<String> currency = new ComboBox<>(t("app.setup.currency"));
    private final ComboBox<String> timeZone = new ComboBox<>(t("app.setup.timeZone"));
    private final Select<String> language = new Select<>();
    private final Binder<SetupAnswers> binder = new Binder<>(SetupAnswers.class);

    SetupView(SetupService setup) {
        this.setup = setup;
        addClassName("front-page");
        choices();
        bind();
        Button done = new Button(t("app.setup.submit"), click -> submit());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div card = new Div(
                new H1(t("app.setup.title")),
                new Paragraph(t("app.setup.purpose")),
                new H2(t("app.setup.company.heading")),
                form(company, currency, timeZone, language),
                new H2(t("app.setup.administrator.heading")),
                form(firstName, lastName, username, email, password, repeated),
                done,
                new LanguageSwitch());
        card.addClassNames("front-card", "front-wide");
        add(card);
    }

    private static FormLayout form(Component... fields) {
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.setMaxColumns(2);
        form.add(fields);
        return form;
    }

    private void choices() {
        Locale shown = Texts.language();
        currency.setItems(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
        currency.setItemLabelGenerator(
                code -> code + " · " + Currency.getInstance(code).getDisplayName(shown));
        currency.setValue("COP");
        timeZone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList());
        timeZone.setValue(DEFAULT_ZONE);
        Optional<CompanyChoice> present = setup.present();
        UI.getCurrent().getPage().getExtendedClientDetails().refresh(browser -> {
            if (present.isEmpty()
                    && browser.getTimeZoneId() != null
                    && timeZone.getListDataView().contains(browser.getTimeZoneId())) {
                timeZone.setValue(browser.getTimeZoneId());
            }
        });
        language.setLabel(t("app.setup.language"));
        language.setItems(Messages.LANGUAGES.stream().map(Locale::getLanguage).toList());
        language.setItemLabelGenerator(code -> LanguageSwitch.nameOf(Locale.of(code)));
        language.setValue(shown.getLanguage());
        present.ifPresent(made -> {
            company.setValue(made.name());
            currency.setValue(made.currency());
            timeZone.setValue(made.timeZone());
        });
        password.setHelperText(t("users.password.hint"));
    }

    private void bind() {
        String needed = t("app.needed");
        binder.forField(username)
                .asRequired(needed)
                .withValidator(new RegexpValidator(t("users.username.pattern"), User.USERNAME_PATTERN))
                .withValidator(new BeanValidator(User.class, "username"))
                .bind("username");
        binder.forField(email)
                .asRequired(needed)
                .withValidator(new BeanValidator(User.class, "email"))
                .bind("email");
        binder.forField(firstName)
                .withValidator(new BeanValidator(User.class, "firstName"))
                .bind("firstName");
        binder.forField(lastName)
                .withValidator(new BeanValidator(User.class, "lastName"))
                .bind("lastName");
        binder.forField(password).asRequired(needed).bind("password");
        binder.forField(repeated)
                .asRequired(needed)
                .withValidator(text -> text.equals(password.getValue()), t("users.password.differs"))
                .bind("repeated");
        binder.forField(company)
                .asRequired(needed)
                .withValidator(new BeanValidator(Company.class, "name"))
                .bind("company");
        binder.forField(currency).asRequired(needed).bind("currency");
        binder.forField(timeZone).asRequired(needed).bind("timeZone");
        binder.forField(language).asRequired(needed).bind("language");
    }

    private void submit() {
        SetupAnswers answers;
        try {
            answers = binder.writeRecord();
        } catch (ValidationException incomplete) {
            return;
        }
        try {
            setup.setUp(
                    new NewAdministrator(
                            answers.username(),
                            answers.email(),
                            answers.firstName(),
                            answers.lastName(),
                            answers.password(),
                            answers.language()),
                    new CompanyChoice(answers.company(), answers.currency(), answers.timeZone(), answers.language()));
            Screens.speak(UI.getCurrent(), answers.language());
            UI.getCurrent().getPage().setLocation(LoginView.ROUTE);
        } catch (BusinessException refusal) {
            show(refusal);
        }
    }

    private void show(BusinessException refusal) {
        HasValidation field = Map.<String, HasValidation>of("password", password, "currency", currency)
                .get(String.valueOf(refusal.field()));
        if (field == null) {
            Notices.refusal(Texts.of(refusal));
        } else {
            field.setErrorMessage(Texts.of(refusal));
            field.setInvalid(true);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!setup.isNeeded()) {
            event.forwardTo(LandingView.class);
        }
    }

    @Override
    public String getPageTitle() {
        return t("app.setup.title");
    }
}
