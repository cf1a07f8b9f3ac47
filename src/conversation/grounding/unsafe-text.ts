/**
 * What no reply holds, whatever the tools said: markup, signs that steer how text is shown or that nobody sees, digits
 * of other scripts. Without them what is checked is what is read.
 */
export function unsafeText(reply: string): readonly string[] {
  return reply.match(unsafe) ?? []
}

const unsafe = new RegExp(
  [
    // Control characters but the line break and the tab, bidirectional and zero-width signs.
    // The joiner inside an emoji is none of them.
    String.raw`(?![\n\t])\p{Cc}|(?!(?<=\p{Extended_Pictographic}\uFE0F?)\u200D\p{Extended_Pictographic})\p{Cf}|\p{Co}|[\u2028\u2029]`,
    // HTML, links and images of Markdown, code.
    String.raw`<[\p{L}/!?]|\]\(|\x60{3}`,
    String.raw`(?![0-9０-９])\p{Nd}`,
  ].join('|'),
  'gu',
)
