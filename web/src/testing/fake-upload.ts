import type { FakeClient } from './fake/client';

/** The browser's XMLHttpRequest as far as uploads use it, with the fake world at its other end. */
export function uploadTo(client: FakeClient) {
  return class FakeUpload {
    upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } =
      {};
    status = 0;
    responseText = '';
    responseType = '';
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    private target: [method: string, url: string] = ['', ''];
    private headers: Record<string, string> = {};
    private aborted = false;

    open(method: string, url: string) {
      this.target = [method, url];
    }

    setRequestHeader() {}

    getResponseHeader(name: string) {
      return this.headers[name] ?? null;
    }

    abort() {
      this.aborted = true;
      this.onabort?.();
    }

    async send(blob: Blob) {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      this.upload.onprogress?.({ lengthComputable: true, loaded: bytes.length, total: bytes.length });
      if (this.aborted) return;
      const { status, headers, body } = client.handle(...this.target, bytes);
      Object.assign(this, { status, headers, responseText: String(body) });
      this.onload?.();
    }
  };
}
