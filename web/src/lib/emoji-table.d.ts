declare module 'virtual:emoji-table' {
  /** By group, one emoji per line: glyph, names, words, glyph with the lightest skin; parted by tabs. */
  const groups: { id: import('./emoji').GroupId; lines: string }[];
  export default groups;
}
