/**
 * Composite indices over a table of units, years and indicators: scores, intervals, ranks, uncertainty, sensitivity.
 *
 * <p>{@link org.sovereignai.index.IndexDescriptor} says what is computed,
 * {@link org.sovereignai.index.Panel} holds the data, {@link org.sovereignai.index.CompositeIndex} computes,
 * {@link org.sovereignai.index.Uncertainty} and {@link org.sovereignai.index.Sensitivity} repeat it under
 * other choices. Nothing here knows what the indicators mean.
 *
 * <p>The order of work is fixed: denominators, screening, imputation, treatment of outliers, normalisation,
 * aggregation from the indicators up. Methods follow the OECD/JRC Handbook on Constructing Composite Indicators (2008)
 * and the documentation of COINr; where COINr is not right, the Javadoc of the method says what is done instead.
 */
package org.sovereignai.index;
