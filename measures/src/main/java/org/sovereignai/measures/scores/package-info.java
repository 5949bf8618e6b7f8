/** Scores in natural units: what a nation would lose, what it adds to the world; values drawn within what is not known. */
package org.sovereignai.measures.scores;
