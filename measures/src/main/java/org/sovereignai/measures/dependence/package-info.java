/** On whom nations depend, one family of measures a class. */
package org.sovereignai.measures.dependence;
