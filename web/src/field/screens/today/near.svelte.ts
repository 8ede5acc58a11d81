// How far a household is from here is known only where a contact was noted there with its place.
import { memory } from "../memory.svelte";

export interface Spot {
  lat: number;
  lon: number;
}

const EARTH_M = 6_371_000;

/** Metres between two spots, near enough for a district. */
export function metres(a: Spot, b: Spot): number {
  const rad = Math.PI / 180;
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad);
  return EARTH_M * Math.hypot(x, (b.lat - a.lat) * rad);
}

/** Where the device is. Rejects with GeolocationPositionError. */
export function whereIsIt(): Promise<GeolocationCoordinates> {
  return new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), reject, {
      enableHighAccuracy: true,
      timeout: 15_000,
      maximumAge: 60_000,
    }),
  );
}

/** Whether the person allowed it before, so that asking shows no question. */
export async function isAllowed(name: "geolocation"): Promise<boolean> {
  const permission = await navigator.permissions?.query({ name }).catch(() => null);
  return permission?.state === "granted";
}

class Near {
  here = $state.raw<Spot | null>(null);
  isRefused = $state(false);

  async look(): Promise<void> {
    try {
      const { latitude: lat, longitude: lon } = await whereIsIt();
      this.here = { lat, lon };
      this.isRefused = false;
    } catch {
      this.isRefused = true;
    }
  }

  /** Metres to where the household was last met; null where nobody knows. */
  away(id: string): number | null {
    const there = memory.places[id];
    return this.here && there ? metres(this.here, there) : null;
  }
}

export const near = new Near();
