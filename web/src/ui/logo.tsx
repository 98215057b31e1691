/** The mark: a P whose bowl is a speech bubble, with three lights in it. */
export function Logo({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="18" fill="#f0b54a" />
      <path d="M17 13h17a16 16 0 0 1 0 32h-7l-10 9z" fill="#1d262a" />
      <circle cx="26" cy="29" r="3" fill="#f0b54a" />
      <circle cx="34" cy="29" r="3" fill="#f0b54a" />
      <circle cx="42" cy="29" r="3" fill="#f0b54a" />
    </svg>
  );
}
