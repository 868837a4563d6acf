package io.inventario.products;

import io.inventario.audit.AuditTrail;
import io.inventario.settings.CompanyService;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.OneOf;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;
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
    private final EntityManager entities;
    private final AuditTrail audit;
    private final CompanyService company;
    private final List<ProductUse> uses;
    private final Clock clock;

    ProductService(
            ProductRepository products,
            CategoryRepository categories,
            EntityManager entities,
            AuditTrail audit,
            CompanyService company,
            List<ProductUse> uses,
            Clock clock) {
        this.products = products;
        this.categories = categories;
        this.entities = entities;
        this.audit = audit;
        this.company = company;
        this.uses = uses;
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
        OneOf wanted = OneOf.of(ids);
        wanted.bind(entities.createQuery(
                        "select distinct p from Product p left join fetch p.taxRate t left join fetch t.steps where "
                                + wanted.condition("p.id"),
                        Product.class))
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList()
                .forEach(product -> found.put(product.getId(), product));
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
     * @return the stored product with all that its form shows
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody saved a newer version meanwhile
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
        Category category = product.getCategory();
        product.setCategory(
                category == null ? null : categories.findById(category.getId()).orElse(category));
        if (product.isNew()) {
            product.created(clock.instant());
            return audit.save(products, product);
        }
        return change(product);
    }

    /**
     * Gives a product another sale price, in the terms in which its price is; the same price changes nothing.
     *
     * @throws BusinessException when no product can have that price
     */
    @Transactional
    @RolesAllowed(Permission.EDIT_PRODUCTS)
    public void reprice(UUID id, Money salePrice) {
        Product product = products.findById(id).orElseThrow(() -> new BusinessException("products.unknown", id));
        Money before = product.getSalePrice();
        if (before.equals(salePrice)) {
            return;
        }
        entities.unwrap(Session.class).setReadOnly(product, false); // as which a posting reads its goods
        product.setSalePrice(salePrice);
        product.check(company.terms().digits());
        audit.record(
                "changed",
                "Product",
                id,
                product.label(),
                Map.of("salePrice", before.toString()),
                Map.of("salePrice", salePrice.toString()));
    }

    /** A changed code is a change of its product, though it stands in a row of its own. */
    private Product change(Product product) {
        Product stored = find(product.getId()).orElseThrow(() -> new BusinessException("shared.gone"));
        Set<String> codes = stored.codes();
        requireSameKind(stored, product);
        if (stored != product) {
            product.keepRowsOf(stored);
        }
        Product saved = audit.save(products, product);
        if (stored != product && !codes.equals(saved.codes())) {
            entities.lock(saved, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        }
        Hibernate.initialize(saved.getTaxRate());
        return saved;
    }

    /** What was posted was posted as goods or as a service, and what is there in fractions can't be counted in whole units. */
    private void requireSameKind(Product stored, Product changed) {
        UUID id = stored.getId();
        if (stored.isService() != changed.isService() && uses.stream().anyMatch(use -> use.isPosted(id))) {
            throw BusinessException.at("service", "products.service.posted", stored.label());
        }
        if (stored.isFractional() && !changed.isFractional() && uses.stream().anyMatch(use -> use.hasFractions(id))) {
            throw BusinessException.at("fractional", "products.fractional.onHand", stored.label());
        }
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

    /** People may have typed codes of this form themselves: those are passed over. */
    private String nextCode() {
        String code;
        do {
            code = String.format("P%06d", products.nextCodeNumber());
        } while (products.identifiedAny(code).isPresent());
        return code;
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
