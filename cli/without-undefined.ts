type Given<Options> = { [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/** Only those options that were given, so that what takes them knows its own defaults. */
export function withoutUndefined<Options extends object>(options: Options): Given<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<Options>;
}
