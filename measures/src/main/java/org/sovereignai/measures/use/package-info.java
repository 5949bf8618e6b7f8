/** Use of AI: how many people use it, whose models they use, who serves these, and who may not; what is unknown is bounds. */
package org.sovereignai.measures.use;
