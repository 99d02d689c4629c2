/** What a module exports by a name. It loads that module and no other: a thread that needs one model is ready sooner. */
export async function exportOf(module: string, name: string): Promise<unknown> {
  const exported: { readonly [name: string]: unknown } = await import(module);
  return exported[name];
}
