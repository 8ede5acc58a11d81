// What stands far below is read when it comes near, so that a long page costs what is seen of it.

/** Hear once when the place comes into view, or so close to it; gives what ends the waiting. */
export function whenNear(place: HTMLElement, come: () => void, margin = "0px"): () => void {
  const near = new IntersectionObserver(
    (seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      near.disconnect();
      come();
    },
    { rootMargin: margin },
  );
  near.observe(place);
  return () => near.disconnect();
}
