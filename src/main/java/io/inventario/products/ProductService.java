package io.inventario.products;

import io.inventario.audit.AuditTrail;
import io.inventario.settings.CompanyService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the catalogue. */
@Service
@Transactional(readOnly = true)
public class ProductService {
    private final ProductRepository products;
    private final CategoryRepository categories;
    private final AuditTrail audit;
    private final CompanyService company;
    private final Clock clock;

    ProductService(
            ProductRepository products,
            CategoryRepository categories,
            AuditTrail audit,
            CompanyService company,
            Clock clock) {
        this.products = products;
        this.categories = categories;
        this.audit = audit;
        this.company = company;
        this.clock = clock;
    }

    /** A page of the filtered catalogue; the page's sort must end with the id. */
    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public List<ProductRow> list(ProductFilter filter, Pageable page) {
        return products.rows(filter.pattern(), filter.categoryId(), filter.active(), page);
    }

    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public long count(ProductFilter filter) {
        return products.count(filter.pattern(), filter.categoryId(), filter.active());
    }

    /** The product with all that its form shows. */
    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public Optional<Product> find(UUID id) {
        return products.whole(id);
    }

    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public Optional<Product> byCode(String code) {
        return products.findByCode(code);
    }

    /** What a scanned or typed code stands for: an active product and how many units. */
    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public Optional<Identified> identify(String code) {
        return products.identified(code.strip())
                .map(found -> new Identified(found.getProduct().getId(), found.getPackQuantity()));
    }

    /** A product found by one of its codes. */
    public record Identified(UUID productId, Quantity quantity) {}

    /**
     * The products with their taxes, for a posting; read once, all together.
     *
     * @throws BusinessException when one of them does not exist
     */
    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public Map<UUID, Product> require(Collection<UUID> ids) {
        Map<UUID, Product> found = new HashMap<>();
        products.forSale(ids).forEach(product -> found.put(product.getId(), product));
        for (UUID id : ids) {
            if (!found.containsKey(id)) {
                throw new BusinessException("products.unknown", id);
            }
        }
        return found;
    }

    /**
     * Creates or changes a product; an empty code gets the next free one.
     *
     * @throws BusinessException at the field that is wrong, or when a code or barcode is another product's
     */
    @Transactional
    @RolesAllowed(Permission.EDIT_PRODUCTS)
    public Product save(Product product) {
        product.check(company.terms().digits());
        if (product.getCode().isBlank()) {
            product.setCode(nextCode());
        }
        requireFreeIdentifiers(product);
        if (product.isNew()) {
            product.created(clock.instant());
        }
        return audit.save(products, product);
    }

    private void requireFreeIdentifiers(Product product) {
        requireFree(product, "code", product.getCode());
        product.getBarcodes().forEach(barcode -> requireFree(product, "barcodes", barcode.code()));
    }

    private void requireFree(Product product, String field, String identifier) {
        products.identifiedAny(identifier)
                .filter(other -> !other.getId().equals(product.getId()))
                .ifPresent(other -> {
                    throw BusinessException.at(field, "products.identifier.taken", identifier, other.label());
                });
    }

    private String nextCode() {
        int last = products.lastGeneratedCode()
                .filter(code -> code.substring(1).chars().allMatch(Character::isDigit))
                .map(code -> Integer.parseInt(code.substring(1)))
                .orElse(0);
        return String.format("P%06d", last + 1);
    }

    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public List<Category> categories() {
        return categories.findAllByOrderByPath();
    }

    @RolesAllowed(Permission.VIEW_PRODUCTS)
    public Optional<Category> category(String path) {
        return categories.findByPath(path);
    }

    @Transactional
    @RolesAllowed(Permission.EDIT_PRODUCTS)
    public Category addCategory(String name, @Nullable Category parent) {
        return audit.save(categories, new Category(name.strip(), parent));
    }
}
