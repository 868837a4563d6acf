package io.inventario.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.inventario.DatabaseTests;
import io.inventario.Shop;
import io.inventario.settings.TaxRate;
import io.inventario.shared.Actor;
import io.inventario.shared.BusinessException;
import io.inventario.shared.Money;
import io.inventario.shared.Permission;
import io.inventario.shared.Quantity;
import io.inventario.stock.AdjustStock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class ProductServiceTests extends DatabaseTests {
    @Autowired
    private ProductService products;

    @Autowired
    private JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 13);

    @Test
    void emptyCodeGetsTheNextFreeOne() {
        Product first = shop.product("1", product -> product.setCode(""));
        String taken = next(first.getCode());
        shop.product("1", product -> product.setCode(taken));

        Product second = shop.product("1", product -> product.setCode(""));

        assertThat(first.getCode()).matches("P\\d{6}");
        assertThat(second.getCode()).isEqualTo(next(taken));
    }

    private static String next(String code) {
        return String.format("P%06d", Integer.parseInt(code.substring(1)) + 1);
    }

    @Test
    void barcodesOfAStoredProductAreAddedRemovedAndRepacked() {
        Product product = shop.product("1", each -> each.setBarcodes(List.of(barcode("A"), barcode("B"))));

        Product changed = found(product);
        changed.setBarcodes(List.of(pack("A", 12), barcode("C")));
        save(changed);

        assertThat(found(product).getBarcodes()).containsExactlyInAnyOrder(pack("A", 12), barcode("C"));
        assertThat(products(mark + "C")).containsExactly(product.getId());
        assertThat(products(mark + "B")).isEmpty();
        assertThat(as(() -> products.identify(mark + "A")))
                .contains(new ProductService.Identified(product.getId(), Quantity.of(12)));
    }

    @Test
    void v4WhatWasSoldAsAServiceStaysOne() {
        Product service = shop.product("5", each -> each.setService(true));
        shop.sell(Shop.line(service, 1));
        Product changed = found(service);
        changed.setService(false);

        assertThatThrownBy(() -> save(changed)).hasMessageContaining("goods or a service");

        Product unused = found(shop.product("5", each -> each.setService(true)));
        unused.setService(false);
        save(unused);
        assertThat(found(unused).isService()).isFalse();
    }

    @Test
    void s7WhatIsThereInFractionsIsNotCountedInWholeUnits() {
        Product cheese = shop.product("5", each -> each.setFractional(true));
        shop.adjust(new AdjustStock.Line(cheese.getId(), new Quantity(new BigDecimal("1.5")), BigDecimal.ONE));
        Product changed = found(cheese);
        changed.setFractional(false);

        assertThatThrownBy(() -> save(changed)).hasMessageContaining("fractions");
    }

    @Test
    void codeAndBarcodeMayChangePlaces() {
        Product product = shop.product("1", each -> {
            each.setCode(mark + "X");
            each.setBarcodes(List.of(barcode("Y")));
        });

        Product changed = found(product);
        changed.setCode(mark + "Y");
        changed.setBarcodes(List.of(barcode("X")));
        save(changed);

        assertThat(found(product).getCode()).isEqualTo(mark + "Y");
        assertThat(found(product).getBarcodes()).containsExactly(barcode("X"));
        assertThat(rowsOf(product)).isEqualTo(2);
    }

    @Test
    void formerCodeMayStayAsABarcodeOrGoToAnotherProduct() {
        Product product = shop.product("1", each -> each.setCode(mark + "OLD"));
        Product changed = found(product);
        changed.setCode(mark + "NEW");
        changed.setBarcodes(List.of(barcode("OLD")));
        Product saved = save(changed);
        assertThat(as(() -> products.identify(mark + "OLD"))).isPresent();

        saved.setBarcodes(List.of());
        save(saved);
        Product other = shop.product("1", each -> each.setCode(mark + "OLD"));

        assertThat(as(() -> products.identify(mark + "OLD")).orElseThrow().productId())
                .isEqualTo(other.getId());
    }

    @Test
    void savedProductCanBeSavedAgainAndReadOutsideTheTransaction() {
        Category category = as(() -> products.addCategory("C" + mark, null));
        Product product = shop.product("1");
        Product changed = found(product);
        changed.setCategory(category);
        changed.setTaxRate(shop.settings.taxRate("IVA").orElseThrow());
        Product saved = save(changed);

        assertThat(saved.getCategory()).isEqualTo(category);
        assertThat(saved.getCategory()).extracting(Category::getPath).isEqualTo("C" + mark);
        assertThat(saved.getTaxRate()).extracting(TaxRate::getName).isEqualTo("IVA general");
        saved.setBarcodes(List.of(barcode("A")));
        Product again = save(saved);
        again.setName("Again");
        assertThat(save(again).getName()).isEqualTo("Again");
    }

    @Test
    void codesBelongToOneProductAndTheRefusalNamesIt() {
        Product owner = shop.product("1", each -> {
            each.setCode(mark + "X");
            each.setBarcodes(List.of(barcode("Y")));
        });

        BusinessException code = refusal(each -> each.setCode(mark + "Y"));
        BusinessException barcode = refusal(each -> each.setBarcodes(List.of(barcode("X"))));
        BusinessException twice = refusal(each -> {
            each.setCode(mark + "Z");
            each.setBarcodes(List.of(barcode("Z")));
        });

        assertThat(code.field()).isEqualTo("code");
        assertThat(code.in(Locale.ENGLISH)).contains(mark + "Y", owner.label());
        assertThat(barcode.field()).isEqualTo("barcodes");
        assertThat(barcode.in(Locale.of("es"))).contains(mark + "X", owner.label());
        assertThat(twice.key()).isEqualTo("products.barcode.twice");
    }

    @Test
    void ofTwoWhoAddABarcodeAtOnceOneIsRefusedInWords() {
        Product first = found(shop.product("1"));
        Product second = found(shop.product("1"));
        CyclicBarrier together = new CyclicBarrier(2);

        List<CompletableFuture<Product>> saves = Stream.of(first, second)
                .map(product -> CompletableFuture.supplyAsync(() -> {
                    product.setBarcodes(List.of(barcode("RACE")));
                    await(together);
                    return save(product);
                }))
                .toList();

        List<Throwable> failures = saves.stream()
                .map(save -> save.handle((saved, failure) -> failure).join())
                .filter(failure -> failure != null)
                .map(failure -> failure instanceof CompletionException ? failure.getCause() : failure)
                .toList();
        assertThat(failures).singleElement().isInstanceOf(BusinessException.class);
        assertThat(((BusinessException) failures.getFirst()).key())
                .isIn("constraint.product_identifier_unique", "products.identifier.taken");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverSavesSecondIsToldEvenWhenOnlyAPackChanged() {
        Product product = shop.product("1", each -> each.setBarcodes(List.of(barcode("A"))));
        Product mine = found(product);
        Product theirs = found(product);
        theirs.setBarcodes(List.of(pack("A", 6)));
        save(theirs);

        mine.setName("Mine");

        assertThatThrownBy(() -> save(mine)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void changedBarcodesAreAudited() {
        Product product = shop.product("1", each -> each.setBarcodes(List.of(barcode("A"))));
        Product changed = found(product);
        changed.setBarcodes(List.of(barcode("B")));
        save(changed);

        assertThat(jdbc.sql("select after from audit_row where subject_id = ? and action = 'changed'")
                        .param(product.getId())
                        .query(String.class)
                        .single())
                .contains(mark + "B")
                .doesNotContain("category");
    }

    @Test
    void impossiblePricesAreRefusedAtTheirField() {
        assertThat(refusal(each -> each.setSalePrice(Money.of("-1"))).field()).isEqualTo("salePrice");
        assertThat(refusal(each -> each.setSalePrice(Product.HIGHEST_PRICE)).key())
                .isEqualTo("products.price.absurd");
        assertThat(refusal(each -> each.setSalePrice(Money.of("1.005"))).key()).isEqualTo("products.price.digits");
        assertThat(refusal(each -> each.setBarcodes(List.of(pack("A", 0)))).field())
                .isEqualTo("barcodes");
    }

    @Test
    void onlyWhoMayEditSaves() {
        Product product = found(shop.product("1"));

        assertThatThrownBy(() -> shop.without(List.of(Permission.EDIT_PRODUCTS), () -> products.save(product)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private BusinessException refusal(Consumer<Product> but) {
        return catchThrowableOfType(BusinessException.class, () -> shop.product("1", but));
    }

    private Barcode barcode(String suffix) {
        return new Barcode(mark + suffix);
    }

    private Barcode pack(String suffix, long quantity) {
        return new Barcode(mark + suffix, Quantity.of(quantity));
    }

    private Product found(Product product) {
        return as(() -> products.find(product.getId())).orElseThrow();
    }

    private Product save(Product product) {
        return as(() -> products.save(product));
    }

    private List<UUID> products(String search) {
        return as(() -> products.list(new ProductFilter(search, null, null), PageRequest.of(0, 10))).stream()
                .map(ProductRow::id)
                .toList();
    }

    private long rowsOf(Product product) {
        return jdbc.sql("select count(*) from product_identifier where product_id = ?")
                .param(product.getId())
                .query(Long.class)
                .single();
    }

    private <T> T as(Supplier<T> work) {
        return Actor.asProgram("tests", work);
    }
}
