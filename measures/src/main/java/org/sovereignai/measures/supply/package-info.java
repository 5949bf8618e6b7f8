/** What nations get from whom, and the values that every family of measures takes and gives. */
package org.sovereignai.measures.supply;
