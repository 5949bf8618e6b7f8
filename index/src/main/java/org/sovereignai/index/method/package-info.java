/**
 * The methods a composite index is made of: imputation, outlier treatment, normalisation, weighting, aggregation.
 *
 * <p>Every method is an immutable value that a JSON descriptor can name. Inside the engine a missing cell of a
 * {@code double[]} is {@link java.lang.Double#NaN}; a method never produces one from present input, and no table or
 * result of the engine carries one.
 */
package org.sovereignai.index.method;
