/** A name the way the server keeps it: small letters, dashes for spaces, nothing that is neither. */
export const asChannelName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}_-]/gu, '');
