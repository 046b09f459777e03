/**
 * Whether `result` has the inputs and shared choices of a request.
 *
 * @param {import("contract").Result} result
 * @param {{inputs: Record<string, unknown>, [shared: string]: unknown}} request
 */
export function answers(result, {inputs, ...shared}) {
  const matches = (wanted, drawn) => Object.entries(wanted).every(([key, value]) => drawn[key] === value);
  return matches(inputs, result.inputs) && matches(shared, result);
}
