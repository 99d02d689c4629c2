import type { ReportedCheck } from '../../contents/index.js';

/** A check as Markdown, for whoever is to mend it. */
export function issueText({ name, property, objection, command }: ReportedCheck): string {
  return [
    `**${name}**`,
    ...(property === null ? [] : [`> ${property.name}`, property.reason]),
    ...(objection === null ? [] : [objection]),
    `\`\`\`sh\n${command}\n\`\`\``,
  ].join('\n\n');
}
