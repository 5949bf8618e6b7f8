package org.sovereignai.measures.participation;

/** Years of tests, in which Hong Kong and Singapore are hubs. */
final class Codes {

    private Codes() {}

    static CodeYear year(int year) {
        return year(year, new Population());
    }

    static CodeYear year(int year, Population population) {
        CodeLists lists = new CodeLists()
                .hub("HKG")
                .hub("SGP")
                .licence("MIT", true)
                .licence("GPL-3.0", true)
                .licence("Proprietary-1.0", false)
                .aiTopic("machine-learning");
        return new CodeYear(year, lists, population);
    }
}
