package org.sovereignai.measures.use;

import org.sovereignai.measures.supply.Status;

/**
 * Use of models in one calendar year.
 *
 * @param year the year
 * @param status whether all of the year is there
 * @param use tokens of the days that are there
 */
public record ModelYear(int year, Status status, ModelUse use) {}
