package org.sovereignai.measures.dependence;

/** What a family says of one nation, year and indicator; null where it says nothing. */
record Published(Double value, Long n, Double coverage, Double low, Double high, String status, String note) {}
