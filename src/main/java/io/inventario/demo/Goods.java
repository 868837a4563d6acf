package io.inventario.demo;

import java.util.List;

/** What the made-up company trades in: its categories, each with goods and the span of their prices in thousands of pesos. */
record Goods(String category, boolean exempt, List<Kind> kinds) {
    /** @param lowest in thousands */
    record Kind(String name, List<String> sizes, int lowest, int highest) {}

    static final List<Goods> ALL = List.of(
            new Goods(
                    "Bebidas",
                    false,
                    List.of(
                            kind("Café molido", 9, 32, "250 g", "500 g", "1 kg"),
                            kind("Té verde", 6, 18, "20 bolsas", "50 bolsas"),
                            kind("Jugo de mora", 4, 12, "330 ml", "1 l"),
                            kind("Agua con gas", 2, 6, "600 ml", "1,5 l"),
                            kind("Chocolate de mesa", 5, 16, "250 g", "500 g"))),
            new Goods(
                    "Abarrotes",
                    true,
                    List.of(
                            kind("Arroz integral", 4, 22, "500 g", "1 kg", "5 kg"),
                            kind("Lenteja", 4, 11, "500 g", "1 kg"),
                            kind("Aceite de girasol", 9, 48, "500 ml", "1 l", "3 l"),
                            kind("Panela", 3, 9, "500 g", "1 kg"),
                            kind("Pasta corta", 3, 8, "250 g", "500 g"))),
            new Goods(
                    "Aseo",
                    false,
                    List.of(
                            kind("Jabón líquido", 8, 27, "500 ml", "1 l"),
                            kind("Detergente", 9, 45, "1 kg", "3 kg"),
                            kind("Limpiador de pisos", 6, 21, "1 l", "2 l"),
                            kind("Papel higiénico", 7, 34, "4 rollos", "12 rollos"),
                            kind("Esponja", 2, 7, "unidad", "3 unidades"))),
            new Goods(
                    "Papelería",
                    false,
                    List.of(
                            kind("Cuaderno rayado", 4, 15, "100 hojas", "200 hojas"),
                            kind("Bolígrafo azul", 1, 4, "unidad", "caja de 12"),
                            kind("Resma de papel", 16, 28, "carta", "oficio"),
                            kind("Carpeta", 3, 11, "carta", "oficio"),
                            kind("Marcador", 3, 9, "unidad", "4 colores"))),
            new Goods(
                    "Ferretería",
                    false,
                    List.of(
                            kind("Bombillo LED", 6, 24, "9 W", "15 W"),
                            kind("Cinta aislante", 3, 9, "10 m", "20 m"),
                            kind("Tornillos", 4, 17, "caja de 50", "caja de 100"),
                            kind("Pintura blanca", 28, 145, "1 galón", "1/4 de galón"),
                            kind("Destornillador", 8, 32, "plano", "de estrella"))),
            new Goods(
                    "Cuidado personal",
                    false,
                    List.of(
                            kind("Champú", 12, 36, "400 ml", "750 ml"),
                            kind("Crema dental", 5, 17, "75 ml", "150 ml"),
                            kind("Desodorante", 9, 24, "50 ml", "150 ml"),
                            kind("Crema de manos", 7, 29, "100 ml", "250 ml"),
                            kind("Cepillo dental", 3, 14, "suave", "medio"))),
            new Goods(
                    "Mascotas",
                    false,
                    List.of(
                            kind("Alimento para perro", 14, 160, "1 kg", "4 kg", "10 kg"),
                            kind("Alimento para gato", 12, 120, "1 kg", "3 kg"),
                            kind("Arena sanitaria", 13, 42, "4 kg", "8 kg"))),
            new Goods(
                    "Hogar",
                    false,
                    List.of(
                            kind("Vaso de vidrio", 4, 18, "unidad", "juego de 6"),
                            kind("Toalla de manos", 12, 38, "pequeña", "grande"),
                            kind("Caja organizadora", 15, 62, "10 l", "30 l"),
                            kind("Vela aromática", 8, 27, "lavanda", "vainilla"))));

    private static Kind kind(String name, int lowest, int highest, String... sizes) {
        return new Kind(name, List.of(sizes), lowest, highest);
    }
}
