/** The indicators: one class per formula, named in the descriptor of its family. */
package org.sovereignai.jobs.indicators;
