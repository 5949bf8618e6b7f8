/** Statistics of the index engine on primitive arrays: moments, ranks, correlations, components, reliability. */
package org.sovereignai.index.statistics;
