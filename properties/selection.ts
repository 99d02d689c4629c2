/**
 * Whether a name given by a person means the property with this id: the id itself, or the part of it before a dot.
 * `P4` means `P4.agreement` and `P4.validity`; a witness such as `P4.agreement/reached:commit` is meant only by its
 * own id, for it says something else than the obligation it stands beside.
 */
export function selects(name: string, id: string): boolean {
  return id === name || (id.startsWith(`${name}.`) && !id.includes('/'));
}
