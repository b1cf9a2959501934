/** What is made from an object that never changes is made once, and goes when the object goes. */
export function oncePer<K extends object, V extends object | string>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Freezes a value and all that it holds. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** Makes something once from what is frozen, and each time from what is not: that was made for one turn. */
export function oncePerFrozen<K extends object, V extends object | string>(make: (key: K) => V): (key: K) => V {
  const once = oncePer(make);
  return (key) => (Object.isFrozen(key) ? once(key) : make(key));
}
