/**
 * What common readers of JSON make of a name that an object has twice, in their usual settings, in half a sentence:
 * JSON.parse, Python's json, PHP's json_decode, Jackson for Java and Go's encoding/json keep the last value; Gson for Java,
 * into a map, throws.
 */
export const duplicateReadersText =
  'JavaScript, Python, PHP, Jackson and Go take the last one, Gson and strict readers refuse it'
