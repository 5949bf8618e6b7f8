/**
 * Numerical methods on small dense matrices: who supplies whom, directly and through others.
 *
 * <p>Economies are indexes 0..n-1 into one list that the caller keeps; a matrix holds one strand in one year, a few
 * hundred economies at most. The classes know neither Spark nor tables. Wrong input throws
 * {@link java.lang.IllegalArgumentException}, an index outside the list {@link java.lang.IndexOutOfBoundsException}; a
 * value that does not exist is an empty optional, never 0 or NaN.
 *
 * <p>One rule for supply of unknown origin holds throughout: a <em>value</em> counts only what is known to come from a
 * supplier, the unknown part is a share of its own, and the bounds of an {@link
 * org.sovereignai.measures.network.Estimate} cover every way in which it could be resolved.
 */
package org.sovereignai.measures.network;
