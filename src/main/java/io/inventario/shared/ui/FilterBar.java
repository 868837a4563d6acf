package io.inventario.shared.ui;

import static io.inventario.shared.ui.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The search field and filter fields above a list, and how they stand in the URL. */
class FilterBar extends Div {
    private static final int LONGEST_SEARCH = 100;

    private final TextField search = new TextField();
    private final Div tools = new Div();
    private final List<Parameter<?>> parameters = new ArrayList<>();
    private final Consumer<Boolean> changed;

    /** @param changed told whether the change is a step of its own for the browser's Back button: typing on is not */
    FilterBar(Consumer<Boolean> changed) {
        this.changed = changed;
        addClassName("filter-bar");
        tools.addClassName("filter-tools");
        search.setPlaceholder(t("shared.list.search"));
        search.setAriaLabel(t("shared.list.search"));
        search.setPrefixComponent(new Icon(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("filter-search");
        search.addValueChangeListener(event -> changed.accept(false));
        parameters.add(new Parameter<>("q", search, "", words -> words, words -> words));
        add(search, tools);
    }

    String words() {
        return search.getValue();
    }

    <V, C extends Component & HasValue<?, V>> void filter(
            String parameter, C field, Function<V, String> write, Function<String, V> read) {
        parameters.add(new Parameter<>(parameter, field, field.getValue(), write, read));
        field.addValueChangeListener(event -> changed.accept(true));
        addComponentAtIndex(getComponentCount() - 1, field);
    }

    void tools(Component... components) {
        tools.add(components);
    }

    boolean isUsed() {
        return parameters.stream().anyMatch(Parameter::isUsed);
    }

    void clear() {
        parameters.forEach(Parameter::clear);
    }

    void read(QueryParameters query) {
        parameters.forEach(parameter ->
                query.getSingleParameter(parameter.name).ifPresentOrElse(parameter::take, parameter::clear));
    }

    Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        parameters.stream().filter(Parameter::isUsed).forEach(each -> state.put(each.name, each.text()));
        return state;
    }

    private record Parameter<V>(
            String name, HasValue<?, V> field, V usual, Function<V, String> write, Function<String, V> read) {
        boolean isUsed() {
            return !Objects.equals(field.getValue(), usual);
        }

        String text() {
            return write.apply(field.getValue());
        }

        void take(String text) {
            field.setValue(read.apply(text));
        }

        void clear() {
            field.setValue(usual);
        }
    }
}
