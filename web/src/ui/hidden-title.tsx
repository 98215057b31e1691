/** Where the lists are the whole page: what that page is called, for who does not see it. */
export function HiddenTitle({ text }: { text: string }) {
  return (
    <main className="hidden-visually">
      <h1>{text}</h1>
    </main>
  );
}
