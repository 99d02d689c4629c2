/** What the XML has, whatever it is about. */
export interface TestSuite {
  readonly name: string;
  readonly properties: { readonly [name: string]: unknown };
  readonly cases: readonly TestCase[];
}

export interface TestCase {
  readonly name: string;
  readonly className: string;
  readonly seconds: number;
  /** Why it was not decided. */
  readonly skipped?: string;
  readonly failure?: Complaint;
  readonly error?: Complaint;
}

export interface Complaint {
  readonly message: string;
  readonly type: string;
  readonly text: string;
}

/** JUnit XML as Jenkins describes it in its schema. */
export async function junitXml(suites: readonly TestSuite[]): Promise<string> {
  const { create } = await import('xmlbuilder2');
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' }).ele('testsuites', {
    name: 'signalbox',
    ...totalsOf(suites.flatMap(({ cases }) => cases)),
  });
  for (const { name, properties, cases } of suites) {
    const skipped = cases.filter((each) => each.skipped !== undefined).length;
    const suite = root.ele('testsuite', { name, ...totalsOf(cases), skipped });
    const all = suite.ele('properties');
    for (const [each, value] of Object.entries(properties)) all.ele('property', { name: each, value: String(value) });
    for (const { name: test, className, seconds, skipped: why, failure, error } of cases) {
      const made = suite.ele('testcase', { name: test, classname: className, time: secondsText(seconds) });
      if (why !== undefined) made.ele('skipped', { message: why });
      if (error !== undefined) made.ele('error', { message: error.message, type: error.type }).txt(error.text);
      if (failure !== undefined)
        made.ele('failure', { message: failure.message, type: failure.type }).txt(failure.text);
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

function totalsOf(cases: readonly TestCase[]) {
  return {
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
    errors: cases.filter(({ error }) => error !== undefined).length,
    time: secondsText(cases.reduce((sum, { seconds }) => sum + seconds, 0)),
  };
}

function secondsText(seconds: number): string {
  return seconds.toFixed(3);
}
