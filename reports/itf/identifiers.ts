/** For each name one that every language takes as an identifier, all different: those that are identifiers stay. */
export function identifiersFor(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const wanted = identifierOf(name);
    let identifier = wanted;
    for (let number = 2; used.has(identifier); number += 1) identifier = `${wanted}_${number}`;
    used.add(identifier);
    return identifier;
  });
}

function identifierOf(name: string): string {
  const harmless = name.replace(/[^A-Za-z0-9_]/g, '_');
  return /^[A-Za-z_]/.test(harmless) ? harmless : `_${harmless}`;
}
