package io.inventario.dataset;

import io.inventario.shared.BusinessException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The data of all modules. */
@Component
public class Datasets {
    private final ObjectProvider<Dataset> beans;

    Datasets(ObjectProvider<Dataset> beans) {
        this.beans = beans;
    }

    /** In the alphabetical order of the modules. */
    public List<Dataset> all() {
        return beans.stream().sorted(Comparator.comparing(Dataset::module)).toList();
    }

    public List<Model> models() {
        return all().stream().flatMap(dataset -> dataset.models().stream()).toList();
    }

    /** Tables that are neither dumped nor loaded, each with the reason. */
    public Map<String, String> without() {
        return all().stream()
                .flatMap(dataset -> dataset.without().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The model that a record names, its module in any of its names. */
    public Optional<Model> model(String fullName) {
        int dot = fullName.indexOf('.');
        String name = fullName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot < 0
                ? Optional.empty()
                : module(fullName.substring(0, dot))
                        .flatMap(dataset -> dataset.models().stream()
                                .filter(model -> model.name().equals(name))
                                .findFirst());
    }

    /**
     * The models that people name on the command line, by module or as {@code module.model}.
     *
     * @param included all when empty
     * @throws BusinessException when a name is none of ours
     */
    public Set<Model> chosen(List<String> included, List<String> excluded) {
        Set<Model> chosen = new LinkedHashSet<>(included.isEmpty() ? models() : named(included));
        chosen.removeAll(named(excluded));
        return chosen;
    }

    private List<Model> named(List<String> names) {
        return names.stream().flatMap(this::named).toList();
    }

    private Stream<Model> named(String name) {
        Optional<Dataset> module = module(name);
        return module.isPresent()
                ? module.get().models().stream()
                : Stream.of(model(name).orElseThrow(() -> new BusinessException("dataset.module.unknown", name)));
    }

    private Optional<Dataset> module(String name) {
        String english = ModuleNames.english(name);
        return all().stream()
                .filter(dataset -> dataset.module().equals(english))
                .findFirst();
    }
}
