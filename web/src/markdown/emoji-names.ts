/** Emoji as they are written: `:name:` in the field, `<:name:ID>` on the wire. */

/** Code and escapes are left alone; so is what is a token already. */
const PARTS = /```[\s\S]*?```|(`+)[^`][\s\S]*?\1|\\[\s\S]|<a?:\w{2,32}:\d{1,20}>|:([\w~+-]{1,40}):/g;

/** Each `:name:` that `find` knows becomes what it says. */
export function expandNames(text: string, find: (name: string) => string | undefined): string {
  return text.replace(PARTS, (all: string, _ticks: string | undefined, name: string | undefined) =>
    name === undefined ? all : (find(name) ?? all),
  );
}

const TOKEN = /```[\s\S]*?```|(`+)[^`][\s\S]*?\1|\\[\s\S]|<a?:(\w{2,32}):(\d{1,20})>/g;

/** Back again, for what `nameOf` knows by its id: so that a message can be changed as it was written. */
export function collapseTokens(text: string, nameOf: (id: string) => string | undefined): string {
  return text.replace(
    TOKEN,
    (all: string, _ticks: string | undefined, _name: string | undefined, id: string | undefined) => {
      const name = id === undefined ? undefined : nameOf(id);
      return name === undefined ? all : `:${name}:`;
    },
  );
}
