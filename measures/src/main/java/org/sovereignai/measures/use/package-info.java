/** Whose models are used, and who serves them: shares in which the unknown part stays in sight as bounds. */
package org.sovereignai.measures.use;
