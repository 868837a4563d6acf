package io.inventario.reports.ui;

/** The spans that the dashboard offers, by the word that stands for them in its address. */
enum PeriodChoice {
    TODAY("hoy"),
    SEVEN_DAYS("7-dias"),
    THIS_MONTH("mes"),
    MONTH("otro-mes"),
    THIS_YEAR("anio"),
    CUSTOM("fechas");

    private final String word;

    PeriodChoice(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The month so far where the word says nothing. */
    static PeriodChoice of(String word) {
        for (PeriodChoice choice : values()) {
            if (choice.word.equals(word)) {
                return choice;
            }
        }
        return THIS_MONTH;
    }
}
