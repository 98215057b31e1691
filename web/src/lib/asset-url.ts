/** Where the bytes of an asset are; public, and the same for good. */
export const assetUrl = (name: string): string => `/assets/${encodeURIComponent(name)}`;
