export interface Piece {
  text: string;
  hit: boolean;
  /** Where it begins, in characters. */
  at: number;
}

/** A text cut where matches begin and end. Places count characters, as the server does; matches may overlap. */
export function pieces(text: string, matches: readonly { start: number; end: number }[]): Piece[] {
  const characters = [...text];
  const hit = characters.map((_, i) => matches.some(({ start, end }) => start <= i && i < end));
  const all: Piece[] = [];
  for (const [i, character] of characters.entries()) {
    const last = all.at(-1);
    if (last && last.hit === hit[i]) last.text += character;
    else all.push({ text: character, hit: !!hit[i], at: i });
  }
  return all;
}
