/** How much a nation takes part in the world's public code. Plain Java. */
package org.sovereignai.measures.participation;
