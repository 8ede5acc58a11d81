// Whom a tap called is remembered until the call is logged or was none.
class Called {
  last = $state.raw<{ id: string; name: string } | null>(null);
}

export const called = new Called();
