/**
 * Who sells to whom, completed from lists of the largest partners, and what follows from it: origin, and who stands on the
 * way.
 *
 * <p>Of each heading and year the publisher gives total exports and imports of every area and, for the larger ones, one list
 * of at most ten partners. {@link org.sovereignai.measures.trade.TradePanel} holds what is given, {@link
 * org.sovereignai.measures.trade.HeadingTrade} completes it to a {@link org.sovereignai.measures.trade.TradeMatrix}: for
 * every pair an estimate between bounds that hold whatever the lists leave out. {@link
 * org.sovereignai.measures.trade.SupplyChain} follows the goods back to where they were made, with {@link
 * org.sovereignai.measures.trade.HomeMade} saying which part of its exports an area makes itself.
 *
 * <p>Plain functions on values, without files: the same for any order of rows. Matrices have exporters as rows and importers
 * as columns and hold current US dollars. Nobody trades with itself. Areas are named by codes and stand in the order of
 * these. Wrong input throws {@link java.lang.IllegalArgumentException} with a sentence that says where; a value that does
 * not exist is an empty optional, never 0 or NaN.
 */
package org.sovereignai.measures.trade;
