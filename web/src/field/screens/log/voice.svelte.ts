// A voice note is recorded small, for at most three minutes; without a microphone all else goes on.

const LONGEST_S = 180;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4"];

export class Voice {
  isOn = $state(false);
  isRefused = $state(false);
  seconds = $state(0);
  #recorder: MediaRecorder | null = null;

  /** Record until it is stopped; null where the microphone was refused or there is none. */
  async record(): Promise<Blob | null> {
    this.isRefused = false;
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.isRefused = true;
      return null;
    }
    try {
      return await this.#until(stream);
    } finally {
      for (const track of stream.getTracks()) track.stop();
    }
  }

  stop(): void {
    if (this.#recorder?.state === "recording") this.#recorder.stop();
  }

  async #until(stream: MediaStream): Promise<Blob | null> {
    const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
    const recorder = new MediaRecorder(stream, {
      audioBitsPerSecond: 24_000,
      ...(type ? { mimeType: type } : {}),
    });
    const parts: Blob[] = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    const ended = new Promise((resolve) => (recorder.onstop = resolve));
    this.#recorder = recorder;
    this.isOn = true;
    this.seconds = 0;
    const clock = setInterval(() => {
      this.seconds += 1;
      if (this.seconds >= LONGEST_S) this.stop();
    }, 1000);
    recorder.start(1000);
    await ended;
    clearInterval(clock);
    this.isOn = false;
    const kind = recorder.mimeType.split(";")[0] ?? "audio/webm";
    return parts.length ? new Blob(parts, { type: kind }) : null;
  }
}
